import { foldedName } from '../../../text.ts'
import type { Fault, Rule } from '../rule.ts'

const OPTIONS = [
  { id: 'back', label: 'Pay one charge back' },
  { id: 'credit', label: 'Give a credit for it' },
]
const choosing = (options: { id: string; label: string }[], more: Record<string, unknown> = {}) => ({
  note: {
    next: {
      action: 'Choose how the second charge is paid back.',
      decision: {
        kind: 'choose',
        question: 'How is the second charge paid back?',
        options,
        onSilence: 'Nothing is paid.',
        ...more,
      },
    },
  },
})

export const choiceThatCannotBeTold: Rule = {
  id: 'choice-that-cannot-be-told',
  level: 'must',
  title: 'A choice whose options cannot be told apart',
  says: 'Who is to choose needs at least two options, each with an id and a label of its own. Send them in `next.decision.options`, and as `recommended` the id of one of them.',
  examples: {
    passes: [choosing(OPTIONS), choosing(OPTIONS, { recommended: 'credit' })],
    fails: [
      choosing([]),
      choosing(OPTIONS.slice(0, 1)),
      choosing(OPTIONS.map((option) => ({ ...option, id: 'back' }))),
      choosing(OPTIONS.map((option) => ({ ...option, label: 'Pay it back' }))),
      choosing([...OPTIONS, { id: 'none', label: '' }]),
      choosing(OPTIONS, { recommended: 'cheque' }),
    ],
  },
  check: (note) => {
    const { kind, options, recommended } = note.next.decision
    if (kind === 'choose' && options.length < 2)
      return [{ pointer: OPTIONS_AT, said: { code: 'tooFewToChoose', facts: { options: options.length } } }]
    const ids = options.map(({ id }) => id)
    const labels = options.map(({ label }) => label)
    return [
      ...faultsIn('id', ids, ids),
      ...faultsIn('label', labels, labels.map(foldedName)),
      ...unknown(recommended, ids),
    ]
  },
}

const OPTIONS_AT = '/next/decision/options'

/** What is empty, or as an earlier one is. */
const faultsIn = (part: 'id' | 'label', written: readonly string[], compared: readonly string[]): Fault[] =>
  compared.flatMap((one, at): Fault[] => {
    const pointer = `${OPTIONS_AT}/${at}/${part}`
    if (one === '') return [{ pointer, said: { code: 'optionWithout', facts: { option: at + 1, part } } }]
    const first = compared.indexOf(one)
    if (first === at) return []
    const facts = { first: first + 1, second: at + 1, part, written: written[at] ?? '' }
    return [{ pointer, said: { code: 'optionsAlike', facts } }]
  })

const unknown = (recommended: string | undefined, ids: readonly string[]): Fault[] =>
  recommended === undefined || ids.includes(recommended)
    ? []
    : [{ pointer: '/next/decision/recommended', said: { code: 'recommendsNoOption', facts: { recommended } } }]
