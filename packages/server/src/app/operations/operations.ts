/** What each endpoint of the contract does; a missing one does not compile. */
import type { EndpointId } from '@baton-desk/core'
import { channelOperations } from './channels.ts'
import { deskOperations } from './desk.ts'
import { gateOperations } from './gate.ts'
import { handoffOperations } from './handoffs.ts'
import { keptOperations } from './kept.ts'
import { meOperations } from './me.ts'
import { measureOperations } from './measures.ts'
import type { Operations } from './operation.ts'
import { oversightOperations } from './oversight.ts'
import { playbookOperations } from './playbook.ts'
import { ruleOperations } from './rules.ts'
import { setUpOperations } from './set-up.ts'
import { workspaceOperations } from './workspaces.ts'

export const operations: Operations<EndpointId> = {
  ...handoffOperations,
  ...deskOperations,
  ...gateOperations,
  ...playbookOperations,
  ...setUpOperations,
  ...meOperations,
  ...channelOperations,
  ...workspaceOperations,
  ...keptOperations,
  ...measureOperations,
  ...oversightOperations,
  ...ruleOperations,
}
