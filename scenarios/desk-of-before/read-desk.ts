/** All that people and agents can read of a desk, to hold what one version has written against what another reads. */
import type { Client } from '@baton-desk/sdk'

export type DeskAsRead = Awaited<ReturnType<typeof readDesk>>

export async function readDesk(admin: Client) {
  const ids: string[] = []
  for (const view of ['all', 'closed'] as const)
    ids.push(...(await admin.listHandoffs({ view })).rows.map(({ id }) => id))
  const handoffs = []
  for (const id of ids.toSorted()) {
    const { state, owner, agent, reference, customer, note, noteVersion, decision, effect } = await admin.getHandoff(id)
    const { events, intact } = await admin.history(id)
    handoffs.push({
      id,
      is: { state, owner: owner.id, agent: agent.id, reference, customer, note, noteVersion, decision, effect },
      intact,
      trail: events.map(({ seq, type, at, data, words, hash }) => ({ seq, type, at, data, words, hash })),
    })
  }
  const deliveries = []
  for (const state of ['pending', 'delivered', 'dead'] as const)
    for (const { id, handoff, webhook } of (await admin.listDeliveries({ state })).items)
      deliveries.push({ id, handoff, webhook, state })
  const playbooks = []
  for (const { version } of (await admin.listPlaybooks()).items) {
    const { document, text, why, writtenBy, at } = await admin.getPlaybookVersion(String(version))
    playbooks.push({ version, document, text, why, writtenBy, at })
  }
  const { lanes, people, refusedSubmissions } = await admin.desk()
  return {
    handoffs,
    deliveries: deliveries.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    playbooks,
    webhooks: (await admin.listWebhooks()).items,
    agents: (await admin.listAgents()).items.map(({ id, name, keys }) => ({ id, name, keys: keys.length })),
    people: people.map(({ id, name, role, email, reachable }) => ({ id, name, role, email, reachable })),
    lanes,
    notices: (await admin.listNotices()).items,
    verdicts: (await admin.listVerdicts({})).items,
    refusedSubmissions,
    counts: await admin.countHandoffs(),
  }
}
