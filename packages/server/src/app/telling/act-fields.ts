import { en, type HandoffView } from '@baton-desk/core'
import { argumentFields } from '@baton-desk/core/telling'
import type { ActField, ActName } from '../ports/telling.ts'
import type { AsTold } from './as-told.ts'

const { telling: said, media, card } = en

/** What an argument is called among what was typed. */
export const fieldNames = { argument: (name: string): string => `argument ${name}` }

/** What is to be typed or chosen for an act, whatever the door: a page, a dialogue of a chat. */
export function fieldsFor(act: ActName, { view, lane, places }: AsTold): ActField[] {
  const { note } = view
  const options = (from: readonly { id: string; label: string }[]) => from.map(({ id, label }) => ({ id, label }))
  switch (act) {
    case 'accept':
      return [text('text', said.pages.readBack, { value: note.next.action ?? note.ask })]
    case 'approve':
      return view.masked?.length ? [] : editable(note)
    case 'reject':
      return [text('text', said.pages.why, { isNeeded: true })]
    case 'answer': {
      const { options: offered } = note.next.decision
      return [
        ...(offered.length > 0 ? [choice('option', said.pages.choose, options(offered))] : []),
        text('text', said.pages.answer, { isNeeded: offered.length === 0 }),
      ]
    }
    case 'done':
      return [
        ...(lane?.outcomes.length ? [choice('outcome', said.pages.outcome, options(lane.outcomes))] : []),
        text('text', said.pages.whatWasDone),
      ]
    case 'take_over':
      return [text('text', said.pages.remark)]
    case 'ask':
      return [text('text', said.pages.question, { isNeeded: true })]
    case 'move':
      return [choice('to', said.pages.moveTo, places), text('text', said.pages.moveWhy, { isNeeded: true })]
    default:
      return act satisfies never
  }
}

/** Draft and arguments, as they may be changed. */
function editable({ draft, action }: HandoffView['note']): ActField[] {
  const address = draft?.to ? ` (${media.address(draft.channel, draft.to)})` : ''
  return [
    ...(draft?.subject === undefined ? [] : [line('subject', media.subject, draft.subject)]),
    ...(draft ? [text('body', `${card.draft}${address}`, { value: draft.body })] : []),
    ...argumentFields(action).map(({ name, text: value, kind }) =>
      kind === 'long text'
        ? text(fieldNames.argument(name), name, { value })
        : line(fieldNames.argument(name), name, value),
    ),
  ]
}

const line = (name: string, label: string, value: string): ActField => ({
  name,
  label,
  kind: 'line',
  value,
  isNeeded: false,
  options: [],
})

const text = (
  name: string,
  label: string,
  { value = '', isNeeded = false }: { value?: string; isNeeded?: boolean } = {},
): ActField => ({ name, label, kind: 'text', value, isNeeded, options: [] })

const choice = (name: string, label: string, options: ActField['options']): ActField => ({
  name,
  label,
  kind: 'choice',
  value: '',
  isNeeded: true,
  options,
})
