/** What things are called by: one type a noun, so that a signature says which id it wants. */
export type HandoffId = string
export type WorkspaceId = string
/** The person's id in the playbook: `ana`. */
export type PersonId = string
export type AgentId = string
export type LaneId = string
