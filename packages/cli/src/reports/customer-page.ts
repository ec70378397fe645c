/** What is kept of a customer, as a page that the customer can read. */
import type { AnswerOf } from '@baton-desk/core'
import { h } from 'hastscript'
import { dataTable, figures, type Page, section } from './page.ts'

type Exported = AnswerOf<'exportCustomer'>
type One = Exported['handoffs'][number]

export const customerPage = ({ at, customer, handoffs, refused, verdicts, notices }: Exported): Page => ({
  title: `What is kept of ${customer ?? 'this customer'}`,
  subtitle: `As of ${dayAndTime(at)}. Everything that was said, written and decided, and by whom.`,
  sections: [
    figures([
      { label: 'Cases', value: String(handoffs.length) },
      { label: 'Messages', value: String(handoffs.reduce((sum, { conversation }) => sum + conversation.length, 0)) },
    ]),
    ...handoffs.map(caseSection),
    rowsSection('Sent and not taken', refused),
    rowsSection('Asked of the rules', verdicts),
    rowsSection('Told to people of the team', notices),
  ],
})

function caseSection({ handoff, earlierNotes, conversation, history, sent }: One) {
  const notes = [{ version: handoff.noteVersion, note: handoff.note }, ...earlierNotes.toReversed()]
  return section(`${handoff.note.ask} (${dayAndTime(handoff.createdAt)})`, [
    h('p', { dir: 'auto' }, handoff.status),
    details('What happened', [
      dataTable(
        ['When', 'What'],
        history.map((event) => [dayAndTime(event.at), event.sentence]),
      ),
    ]),
    details(
      'What was said',
      conversation.map(({ role, text, toolCall }) =>
        h(
          'blockquote',
          { dir: 'auto' },
          `${role}: ${[text, toolCall && JSON.stringify(toolCall)].filter(Boolean).join(' ')}`,
        ),
      ),
    ),
    ...notes.map(({ version, note }) => details(`The note, version ${version}`, [asJson(note)])),
    details('Answer and all else that is known of it', [asJson({ ...handoff, note: undefined })]),
    details('What the agent sent', [asJson(sent)]),
  ])
}

const rowsSection = (title: string, rows: readonly Record<string, unknown>[]) =>
  section(
    title,
    rows.map((row) => asJson(row)),
  )

const details = (summary: string, content: Parameters<typeof h>[1][]) =>
  h('details', { open: true }, [h('summary', summary), h('div', content as never)])

const asJson = (value: unknown) => h('blockquote', { dir: 'auto' }, JSON.stringify(value, null, 2) ?? '')

const dayAndTime = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`
