import type { HandoffId, WorkspaceId } from '@baton-desk/core'
import type { HandoffSpan } from '@baton-desk/core/measures'

/** Shows a round of a handoff that has ended, as a span. Never throws and is waited for by nobody. */
export type Traced = (span: HandoffSpan & { workspace: WorkspaceId; handoff: HandoffId }) => void
