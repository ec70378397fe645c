/** The entrance for a gate in the agent's own process: it judges by a playbook that was downloaded. */
export { fromEpochMs, type Instant } from '../time/instant.ts'
export { approvalIn, type Gate, judge, judgeApproved, readGate } from './gate.ts'
export { GateEvent } from './gate-event.ts'
export { GatePlaybook } from './gate-playbook.ts'
export type { GateVerdict } from './verdict.ts'
export { toVerdictRecord, type VerdictRecord } from './verdict-record.ts'
