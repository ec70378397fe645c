/** What each endpoint of the contract does; a missing one does not compile. */
import type { EndpointId } from '@baton-desk/core'
import { deskOperations } from './desk.ts'
import { gateOperations } from './gate.ts'
import { handoffOperations } from './handoffs.ts'
import { keptOperations } from './kept.ts'
import { meOperations } from './me.ts'
import type { Operations } from './operation.ts'
import { playbookOperations } from './playbook.ts'
import { setUpOperations } from './set-up.ts'
import { workspaceOperations } from './workspaces.ts'

export const operations: Operations<EndpointId> = {
  ...handoffOperations,
  ...deskOperations,
  ...gateOperations,
  ...playbookOperations,
  ...setUpOperations,
  ...meOperations,
  ...workspaceOperations,
  ...keptOperations,
}
