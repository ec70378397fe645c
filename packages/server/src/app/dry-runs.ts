/** What a playbook that is not in force would do: whom it asks, and how its template shows a note. Nothing is recorded. */
import {
  type BodyOf,
  isRefusal,
  loadPlaybook,
  onDutyIn,
  type PersonId,
  type Playbook,
  type Refusal,
  type RenderContext,
  readingOf,
  refuse,
  render,
  SHIPPED_TEMPLATES,
  type Template,
  type WorkspaceId,
  whisperWords,
} from '@baton-desk/core'
import { REFUND_NOTE } from '@baton-desk/core/telling'
import type { App } from './app.ts'
import type { Records } from './ports/store.ts'
import { asTold } from './telling/as-told.ts'

type By = { workspace: WorkspaceId; person: PersonId }

export async function whoGets(app: App, { workspace, document, lane, at }: By & BodyOf<'whoGets'>) {
  const playbook = loaded(document)
  if (isRefusal(playbook)) return playbook
  if (!Object.hasOwn(playbook.lanes, lane)) return unknown('lane', lane)
  const { reachable, roles } = await app.facts.of(workspace)
  // Of a calendar that is only now named there is no copy yet; the check before saving reads it.
  const rotas = await app.store.transaction(workspace, (records, now) =>
    app.rotas.of(records, { workspace, playbook, versions: `dry ${now}` }, at),
  )
  const there = onDutyIn(playbook, lane, { rotas, roles }, at).filter((id) => reachable.includes(id))
  const lastResort = playbook.lanes[lane]?.lastResort ?? playbook.lastResort ?? ''
  const named = (id: PersonId) => ({ id, name: playbook.people[id]?.name ?? id })
  return { there: there.map(named), lastResort: named(lastResort) }
}

export async function previewTemplate(
  app: App,
  { workspace, person, document, template }: By & BodyOf<'previewTemplate'>,
) {
  const playbook = loaded(document)
  if (isRefusal(playbook)) return playbook
  const shown: Template | undefined = { ...SHIPPED_TEMPLATES, ...playbook.templates }[template]
  if (!shown) return unknown('template', template)
  const facts = await app.facts.of(workspace)
  const { isExample, note, context } = await app.store.transaction(workspace, async (records, now) => {
    const newest = await newestOf(records)
    if (newest) {
      const { view, context } = await asTold(app, { records, facts, now, person }, newest)
      return { isExample: false, note: view.note, context }
    }
    const laneName = Object.values(playbook.lanes)[0]?.name ?? ''
    const own = { now, timeZone: playbook.timeZone, ownerName: facts.people[person] ?? person, laneName }
    return { isExample: true, note: REFUND_NOTE, context: own }
  })
  const as: RenderContext = { ...context, template: shown, stateLine: `Not accepted · ${context.ownerName}`, links: [] }
  const card = render(note, 'card', as)
  const email = render(note, 'email', as)
  const { core, all, coreSeconds, allSeconds } = readingOf(note)
  return {
    isExample,
    ask: note.ask,
    row: [note.next.decision.kind.replace('_', ' '), note.who.name, context.laneName].filter(Boolean).join(' · '),
    card: {
      lede: card.whoAndWhat,
      by: card.act.text,
      lacks: card.lacks,
      rows: card.rows.map(({ label, lines, isMissing }) => ({
        label,
        text: lines.map(({ text }) => text).join('\n'),
        isMissing: isMissing === true,
      })),
    },
    phone: render(note, 'sms', as).text,
    email: { subject: email.subject, text: email.text },
    slack: wordsIn(render(note, 'slack', as)).join('\n\n'),
    whisper: render(note, 'whisper', as),
    words: { core, all, whisper: whisperWords(note, as) },
    seconds: { core: coreSeconds, all: allSeconds },
  }
}

function loaded(document: BodyOf<'whoGets'>['document']): Playbook | Refusal {
  const read = loadPlaybook(document)
  if (!('problems' in read)) return read.playbook
  const [first] = read.problems
  return refuse(
    'playbook-refused',
    { code: 'playbookDoesNotLoad', facts: { problem: first?.message } },
    { errors: read.problems },
  )
}

function unknown(what: string, id: string): Refusal {
  const problem = `Expected the id of a ${what} of this playbook, got "${id}".`
  return refuse(
    'playbook-refused',
    { code: 'playbookDoesNotLoad', facts: { problem } },
    { errors: [{ message: problem, pointer: '' }] },
  )
}

async function newestOf(records: Records) {
  for (const view of ['all', 'closed'] as const) {
    const { rows } = await records.handoffs.list({ view, limit: 1 })
    const [row] = rows
    if (row) return await records.handoffs.read(row.id)
  }
  return null
}

/** All words of a Slack message, block by block. */
function wordsIn(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) =>
    name === 'text' && typeof value === 'string' ? [value] : wordsIn(value),
  )
}
