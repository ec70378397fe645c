import type { Note } from '../../note.ts'
import { contentWords } from '../content-words.ts'
import { type Facts, factsOf } from '../facts-of.ts'
import { FITS_ALL, isNotVerbFirst, isTitle } from '../is-title.ts'
import type { Rule } from '../rule.ts'

export const vagueSummary: Rule = {
  id: 'vague-summary',
  level: 'should',
  title: 'The summary would fit any request',
  says: 'A person must see what this case is about. Send in `what` the thing, the record and what is wanted ("Charged twice for order 4471, wants one charge back"), and in `ask` a verb with its object.',
  examples: {
    passes: [
      { note: { what: 'Amir Haddad cannot log in since he changed his phone.' } },
      { note: { ask: 'Call back before five' } },
    ],
    fails: [
      { note: { what: 'The customer has an issue with their account and needs assistance.' } },
      { note: { ask: 'New escalation from chat' } },
      { note: { ask: 'Can you tell me when order 4471 is paid back?' } },
      { note: { ask: 'Double charge for order 4471' } },
      { note: { ask: 'asdf qwer' } },
    ],
  },
  check: (note, { conversation }) => {
    const names = new Set(contentWords([note.who.name, note.who.organisation].join(' ')))
    const telling = contentWords(note.what).filter((word) => !FITS_ALL.has(word) && !names.has(word))
    const what =
      note.what !== '' && telling.length < 2
        ? [
            {
              pointer: '/what',
              said: { code: 'requestVague' as const, facts: {} },
            },
          ]
        : []
    const ask =
      isTitle(note.ask) || isNotVerbFirst(note.ask) || (conversation?.length && isOfNoCase(note, factsOf(conversation)))
        ? [
            {
              pointer: '/ask',
              said: { code: 'askVague' as const, facts: { ask: note.ask } },
            },
          ]
        : []
    return [...ask, ...what]
  },
}

const DEEDS = new Set(
  'accept add answer apologise approve arrange ask assess assign authorise book bring buy calculate call cancel change charge check choose clarify clear close compare complete confirm contact correct create credit decide decline deliver deny dispatch dispute draft escalate examine exchange explain extend find fix follow forward get give grant handle help inspect investigate issue keep let look make match meet move name note offer open order override pay pick plan prepare price process promise prove put quote read reassure refund refuse reimburse reject release remove repair replace reply report reschedule resend reset resolve respond restore return review schedule see select send set settle ship show sign sort speak stop submit take talk tell track transfer try unlock update upgrade use verify visit waive warn write'.split(
    ' ',
  ),
)

/** No word of the ask is a common deed, or stands in the conversation or the rest of the note: "asdf qwer". */
function isOfNoCase({ ask, what, who, next }: Note, { words }: Facts): boolean {
  if (!/^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]+$/u.test(ask)) return false
  const told = contentWords([what, who.name, who.organisation, next.action, next.decision.question].join(' '))
  const stems = contentWords(ask).map((word) => word.slice(0, 4))
  const isTold = (word: string): boolean => stems.some((stem) => word.startsWith(stem))
  return (
    stems.length > 0 &&
    !contentWords(ask).some((word) => DEEDS.has(word)) &&
    !told.some(isTold) &&
    ![...words].some(isTold)
  )
}
