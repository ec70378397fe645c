import type { Conversation } from '../../../evidence/conversation.ts'
import { pairToolCalls, type ToolCall } from '../../../evidence/tools/tool-calls.ts'
import { isWithin } from '../../pointer.ts'
import type { Rule } from '../rule.ts'

export const refusedToldAsDone: Rule = {
  id: 'refused-told-as-done',
  level: 'must',
  title: 'A refused step is told as done',
  says: 'A person builds on what was done. Where the tool refused or failed and nothing succeeded afterwards, send the step in `tried` with `outcome: "refused"` or `"failed"` and what the tool answered.',
  examples: {
    passes: [
      { note: { tried: [{ step: 'Looked up the payments', result: 'two of $180', outcome: 'done' }] } },
      { note: { tried: [{ step: 'Refund of pay_2', result: 'over the limit', outcome: 'refused' }] } },
    ],
    fails: [{ note: { tried: [{ step: 'Refunded pay_2', result: 'Paid back', outcome: 'done' }] } }],
  },
  check: (note, { conversation }) => {
    if (!conversation || conversation.length === 0) return []
    const stopped = stoppedIn(conversation)
    return note.tried.flatMap(({ step, outcome }, index) => {
      // What the desk filled in it read off the calls themselves.
      const isOurs = note.filledIn.some((filled) => isWithin(`/tried/${index}`, filled))
      const call = outcome === 'done' && !isOurs ? stopped.find((each) => isAbout(step, each)) : undefined
      return call === undefined
        ? []
        : [
            {
              pointer: `/tried/${index}/outcome`,
              said: { code: 'refusedToldAsDone', facts: { step, tool: call.name, outcome: call.outcome } },
            },
          ]
    })
  },
}

/** Steps that were to change something, did not, and were not done by the same tool elsewhere. */
function stoppedIn(conversation: Conversation): ToolCall[] {
  const changing = pairToolCalls(conversation).filter(({ changes, handsOver, name }) => changes && !handsOver && name)
  const done = new Set(changing.filter(({ outcome }) => outcome === 'done').map(({ name }) => name))
  return changing.filter(({ name, outcome }) => (outcome === 'refused' || outcome === 'failed') && !done.has(name))
}

/** The step names the tool's deed, and what it was done to or with. */
function isAbout(step: string, call: ToolCall): boolean {
  const said = step.toLowerCase()
  const [deed, ...objects] = call.name
    .split(/[\W_]+|(?<=[a-z])(?=[A-Z])/)
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2)
  if (deed === undefined || !new RegExp(`\\b${stemOf(deed)}`).test(said)) return false
  const values = Object.values(call.arguments).filter((value) => typeof value === 'string' && value.length > 2)
  return (
    objects.every((word) => said.includes(stemOf(word))) ||
    values.some((value) => said.includes(String(value).toLowerCase()))
  )
}

const stemOf = (word: string): string => word.replace(/(?:es|s|e|y|ing|ed)$/, '')
