import type { Conversation } from '../../../evidence/conversation.ts'
import { TURN } from '../../../languages/en/claims.ts'
import type { Rule } from '../rule.ts'
import { spotsForThePerson } from '../spots.ts'

const KEY_AND_VALUE = /"[\w-]{1,40}"\s*:\s*(?:"|\d|\{|\[|true|false|null)/g

/** A quotation up to this many words is a quotation; more is a copy. */
const QUOTED_WORDS = 24

export const transcriptDump: Rule = {
  id: 'transcript-dump',
  level: 'should',
  title: 'Conversation or data was pasted in',
  says: 'A person reads the note instead of the conversation. Say in your own words what matters, with a short quotation where the wording counts; the conversation itself is one key away.',
  examples: {
    passes: [
      { note: { what: 'Amir Haddad was charged twice for order 4471: "I want one of them back on my card, please."' } },
    ],
    fails: [
      {
        note: { fields: { details: 'Customer: you charged me twice. Agent: let me look. Customer: I want it back.' } },
      },
      {
        note: {
          known: [
            {
              text: '{"id":"pay_1","order":"4471","amount":180.00,"status":"cleared"}',
              source: { kind: 'tool', message: 3, words: '"id":"pay_1"' },
            },
          ],
        },
      },
      {
        note: {
          wishes: [],
          confidence: undefined,
          fields: {
            details:
              'I can see two payments of $180 for this order, both cleared on 3 November, so it does look as if you paid twice. Would you like the money back',
          },
        },
      },
    ],
  },
  check: (note, { conversation }) =>
    spotsForThePerson(note)
      .filter(({ text }) => isTurns(text) || isData(text) || isCopied(text, conversation))
      .map(({ pointer }) => ({
        pointer,
        said: { code: 'pastedIn', facts: {} },
      })),
}

const isTurns = (text: string): boolean => (text.match(TURN)?.length ?? 0) >= 2
const isData = (text: string): boolean => (text.match(KEY_AND_VALUE)?.length ?? 0) >= 3

function isCopied(text: string, conversation: Conversation | undefined): boolean {
  if (!conversation) return false
  const words = wordsOf(text)
  if (words.length <= QUOTED_WORDS) return false
  // Windows that overlap by half find every copy of one and a half times their length.
  const windows: string[] = []
  for (let start = 0; start + QUOTED_WORDS <= words.length; start += QUOTED_WORDS / 2) {
    windows.push(` ${words.slice(start, start + QUOTED_WORDS).join(' ')} `)
  }
  return conversation.some(({ role, text: said }) => {
    if (role === 'tool' || said.length < QUOTED_WORDS * 2) return false
    const heard = ` ${wordsOf(said).join(' ')} `
    return windows.some((window) => heard.includes(window))
  })
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
