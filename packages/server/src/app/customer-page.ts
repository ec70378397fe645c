/**
 * The page of a customer: what is passed on about them. The link is all that it takes; it opens one handoff, and what is sent
 * from it goes by the one write path, as the customer and as nobody else.
 */
import {
  cleanText,
  cutText,
  type Handoff,
  type HandoffId,
  type Instant,
  isRefusal,
  type Refusal,
  type WorkspaceId,
} from '@baton-desk/core'
import {
  CUSTOMER_SAYS,
  type CustomerLanguage,
  type CustomerLine,
  type CustomerPage,
  customerLanguageOf,
  customerLine,
  customerLinkOf,
  customerPageOf,
  customerWords,
} from '@baton-desk/core/customer'
import type { App } from './app.ts'
import { handleCommand } from './commands/handle-command.ts'
import type { Stored } from './ports/handoffs.ts'

export type LookedAt =
  | { is: 'open'; workspace: string; practice: boolean; timeZone: string; page: CustomerPage }
  | { is: 'over'; because: 'unknown' | 'revoked' | 'expired' }

/** Why nothing was taken. */
export type NotTaken = 'empty' | 'tooLong' | 'changed' | 'decided' | 'tooOften'

/** What a form of the page sends: words, of the line that they correct where they correct one; or an answer. */
export type SentByCustomer = { text?: string; line?: string; repeated?: string }

type Asked = {
  token: string
  /** What the visitor chose, or their browser asks for; the customer's own language where left out. */
  language?: CustomerLanguage | undefined
  /** Where their own words tell nothing. */
  otherwise?: CustomerLanguage | undefined
}

export async function lookAtCustomerPage(app: App, { token, language, otherwise = 'en' }: Asked): Promise<LookedAt> {
  const found = await find(app, token)
  if ('over' in found) return { is: 'over', because: found.over }
  const { stored, workspace, now } = found
  const { handoff, practice } = stored
  const facts = await app.facts.of(workspace)
  return {
    is: 'open',
    workspace: facts.workspace.name,
    practice,
    timeZone: facts.playbook.document.timeZone,
    page: await pageOf(app, { handoff, workspace, now, language, otherwise }),
  }
}

type Shown = Pick<Asked, 'language' | 'otherwise'> & { handoff: Handoff; workspace: WorkspaceId; now: Instant }

export async function pageOf(
  app: App,
  { handoff, workspace, now, language, otherwise = 'en' }: Shown,
): Promise<CustomerPage> {
  const { people: names, agents, playbook } = await app.facts.of(workspace)
  const { timeZone, people } = playbook.document
  return customerPageOf(handoff, {
    nameOf: (id) => names[id] ?? people[id]?.name ?? id,
    agentName: agents[handoff.agent] ?? handoff.agent,
    timeZone,
    now,
    language: language ?? customerLanguageOf(handoff) ?? otherwise,
  })
}

/** What stands on it, for a person of the desk who looks: without what only the customer can do there. */
export function seenByCustomer({
  language,
  heading,
  status,
  machine,
  said,
  details,
  told,
  added,
  until,
}: CustomerPage) {
  const words = customerWords(language)
  const plain = (text: string) => ({ text, corrected: [] })
  const quotes = (line: CustomerLine) => ({ text: line.text, corrected: line.corrected })
  const parts = [
    { label: words.said, lines: said.map(quotes) },
    { label: words.details, lines: details.map(quotes) },
    { label: words.told, lines: told === null ? [] : [plain(told)] },
    { label: words.added, lines: added.map(plain) },
  ].filter(({ lines }) => lines.length > 0)
  const nothing = [{ label: words.said, lines: [plain(words.nothingSaid)] }]
  return { language, heading, status, machine, parts: parts.length > 0 ? parts : nothing, until }
}

/** Takes what the customer says or answers. Null: it was taken. */
export async function takeFromCustomer(
  app: App,
  token: string,
  sent: SentByCustomer,
): Promise<NotTaken | 'over' | null> {
  const found = await find(app, token)
  if ('over' in found) return 'over'
  const { stored, workspace } = found
  const { handoff } = stored
  if ((await app.rateLimit.customer(handoff.id)) > 0) return 'tooOften'
  const sender = { kind: 'customer', workspace, handoff: handoff.id } as const
  if (sent.repeated === 'yes' || sent.repeated === 'no') {
    const command = { type: 'customer_answer', repeated: sent.repeated === 'yes' } as const
    return whyNot(await handleCommand(app, { caller: sender, handoff: handoff.id, command }))
  }
  const text = inOneLine(sent.text ?? '')
  if (text === '') return 'empty'
  if (text.length > CUSTOMER_SAYS.characters) return 'tooLong'
  const instead = sent.line ? customerLine(handoff, sent.line) : undefined
  if (sent.line && instead === undefined) return 'changed'
  const command = { type: 'customer_say', text: cutText(text, CUSTOMER_SAYS.characters), instead } as const
  return whyNot(await handleCommand(app, { caller: sender, handoff: handoff.id, command }))
}

/** What stands in a note as theirs looks like nothing else: no line of its own, no closing quotation mark, no hidden sign. */
const inOneLine = (text: string): string =>
  cleanText(text)
    .replace(/\s+/g, ' ')
    .replace(/[“”„‟«»]/g, '"')

const whyNot = (handled: object | Refusal): NotTaken | null =>
  !isRefusal(handled) ? null : handled.said?.code === 'customerSaidAll' ? 'tooOften' : 'decided'

type Found = { stored: Stored; workspace: WorkspaceId; now: Instant } | { over: 'unknown' | 'revoked' | 'expired' }

async function find(app: App, token: string): Promise<Found> {
  const ids = app.customerTokens.read(token)
  if (!ids || !(await app.store.workspaces()).some(({ id }) => id === ids.workspace)) return { over: 'unknown' }
  const { workspace } = ids
  const handoff: HandoffId = ids.id
  return app.store.transaction(workspace, async (records, now): Promise<Found> => {
    const stored = await records.handoffs.read(handoff)
    if (!stored) return { over: 'unknown' }
    const link = customerLinkOf(stored.handoff, now)
    return link === 'works' ? { stored, workspace, now } : { over: link }
  })
}
