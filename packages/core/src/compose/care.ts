/** What needs care, where a rule of the playbook says that it does and the agent did not say why. */
import type { Conversation } from '../evidence/conversation.ts'
import { legalWords } from '../evidence/signals/legal-words.ts'
import { medicalWords } from '../evidence/signals/medical-words.ts'
import { safetyWords } from '../evidence/signals/safety-words.ts'
import { plain } from '../evidence/signals/talk.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import type { Note } from '../note/note.ts'
import type { Pen } from './pen.ts'
import type { Verdict } from './why.ts'
import { cut } from './wording.ts'

const RISKS = [
  { kind: 'safety', signal: safetyWords },
  { kind: 'medical', signal: medicalWords },
  { kind: 'legal', signal: legalWords },
] as const

/** The customer's first sentence that shows the risk, quoted; where none does, what the rule says of it. */
export function careFor(verdict: Verdict | undefined, conversation: Conversation, pen: Pen): Note['sensitivity'] {
  const { code, risk, why } = verdict ?? {}
  if (!risk && code !== 'sensitive' && code !== 'safety_urgent') return []
  for (const { kind, signal } of RISKS.filter((one) => risk === undefined || one.kind === risk))
    for (const [message, { role, text }] of conversation.entries()) {
      if (role !== 'customer') continue
      const said = sentencesOf(text).find(
        (sentence) => signal.read({ conversation: [], customer: [plain(sentence.text)], calls: () => [] }) === true,
      )
      if (!said) continue
      const source = { kind: 'customer' as const, message, words: said.text }
      const [care] = [pen.write('/sensitivity/0', undefined, () => ({ value: cut(said.text, 198), sources: [source] }))]
      return care === undefined ? [] : [{ kind, why: `“${care}”` }]
    }
  return risk ? [{ kind: risk, ...(why && { why: cut(why, 198) }) }] : []
}
