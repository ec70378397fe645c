import type { WorkspaceId } from '@baton-desk/core'
import type { App } from './app.ts'
import type { Webhook } from './ports/webhooks.ts'
import { remember } from './remember.ts'
import { tell } from './tell.ts'

type Ending = { workspace: WorkspaceId; webhook: Webhook; error: string }

/** The other end wants nothing more: nothing more is sent there, and the admins, who can set up another, are told once. */
export async function endWebhook(app: App, { workspace, webhook, error }: Ending): Promise<void> {
  const { members, agents } = await app.facts.of(workspace)
  const { id, url, agent } = webhook
  await app.store.transaction(workspace, async (records) => {
    // Another delivery may have been answered so at the same moment.
    if (!(await records.webhooks.remove(id, error))) return
    const whose = agent === null ? 'all agents' : (agents[agent] ?? agent)
    await tell(records, {
      id: `webhook-gone.${id}`,
      people: members.filter(({ role }) => role === 'admin').map(({ person }) => person),
      subject: 'A webhook was ended by its receiver',
      body: `${url}, which heard of the handoffs of ${whose}, answered 410 (Gone): it wants nothing more. Nothing more is sent there. Where somebody still has to hear, set up a webhook with another address.`,
    })
    await remember(app, records, undefined, {
      type: 'webhook_removed',
      data: { webhook: id },
      words: { because: error },
    })
  })
}
