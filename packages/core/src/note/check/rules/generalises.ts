import type { Conversation } from '../../../evidence/conversation.ts'
import { ALL_DONE, GENERAL } from '../../../languages/en/claims.ts'
import { headOf } from '../../../text.ts'
import { contentWords } from '../content-words.ts'
import type { Rule } from '../rule.ts'
import { sentencesOf, spotsOfTheAgent } from '../spots.ts'

export const generalises: Rule = {
  id: 'generalises',
  level: 'should',
  title: 'It speaks of all or always, and nothing bears it out',
  says: 'Sentences with "always", "never", "all" or "every" are where notes turn false. Say what was seen: which checks, which dates, which options. What a rule says stands where the conversation has the rule.',
  examples: {
    passes: [
      { note: { known: [{ text: 'Both charges of $180 have cleared' }] } },
      {
        note: { why: { code: 'authority_limit', sentence: 'Deposits are never paid back after the visit.' } },
        context: { conversation: [{ role: 'agent', text: 'I am sorry, deposits are never paid back after a visit.' }] },
      },
    ],
    fails: [
      { note: { known: [{ text: 'Amir Haddad is always charged twice' }] } },
      { note: { what: 'Amir Haddad was charged twice; every other charge was right.' } },
    ],
  },
  check: (note, { conversation }) => {
    if (!conversation) return []
    return spotsOfTheAgent(note).flatMap(({ pointer, text }) => {
      // That the list of them is missing is another rule's to say.
      if (note.tried.length < 2 && ALL_DONE.test(text)) return []
      const claim = sentencesOf(text.replace(QUOTED, ' ')).find((sentence) => GENERAL.test(sentence))
      return claim === undefined || isBorneOut(claim, conversation)
        ? []
        : [{ pointer, said: { code: 'generalised', facts: { words: headOf(claim, 120) } } }]
    })
  },
}

/** What is quoted is somebody else's word. */
const QUOTED = /“[^”]*”|"[^"]*"/g

/** Somebody said so generally: in one message stand such a word and most of what the sentence is about. */
function isBorneOut(claim: string, conversation: Conversation): boolean {
  const own = contentWords(claim.replace(GENERAL, ' ')).map(stem)
  return conversation.some(({ text }) => {
    if (text === '' || !GENERAL.test(text)) return false
    const said = new Set(contentWords(headOf(text, 5_000)).map(stem))
    return own.filter((word) => said.has(word)).length >= own.length * MOST
  })
}
const MOST = 0.6
const stem = (word: string): string => word.replace(/(?:ing|ed|es|s)$/, '')
