import type { WorkspaceId } from '@baton-desk/core'

export type Workspace = { id: WorkspaceId; name: string; practice: boolean; playbook: number }

export type WorkspaceRecords = { read(): Promise<Workspace | null> }
