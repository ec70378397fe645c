/** Whatever is said, a note comes of it, and soon. Should a pattern ever try every way to read repeated words, these tests do not end. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Conversation } from '../evidence/conversation.ts'
import { checkNote } from '../note/check/check-note.ts'
import { Note } from '../note/note.ts'
import { Lane } from '../playbook/playbook.ts'
import { composeNote } from './compose.ts'

const lane = Lane.parse({ name: 'Support', owners: { people: ['ana'] } })
const NOW = '2026-11-22T10:00:00.000Z'

/** What sentences are made of: repeated, they are what backtracking feeds on. */
const FRAGMENTS =
  `you said that|because|noticed|saying|i want to|please|can you|my order|it is|that the|and then|so|but|which|is not|have a problem with
  |, |. |“|”|(|)|- |: |1,|#A1|$5|a@b|don't|never|before being sent|running|working|issue with|due to|the reason is|to be|i'd like|not sure|if you|the first two
  |Order 58113|Ann Lee|from|of|for|in|on|would like to know|is my|was told|according to|by the|no|yes|sorry|thank you`
    .split('|')
    .map((fragment) => fragment.replace(/\n\s*/g, ''))

const bait = fc
  .array(fc.constantFrom(...FRAGMENTS), { minLength: 1, maxLength: 4 })
  .chain((words) => fc.integer({ min: 5, max: 400 }).map((times) => `${words.join(' ')} `.repeat(times)))

test('words that repeat are read in bounded time', () => {
  fc.assert(
    fc.property(bait, bait, (said, wrote) => {
      const conversation: Conversation = [
        { role: 'customer', text: said },
        { role: 'agent', text: wrote },
        { role: 'agent', text: '', toolCall: { name: 'get_order', arguments: { note: said } } },
        { role: 'tool', text: wrote },
      ]
      const note = composeNote({ conversation, lane, urgency: 'today', now: NOW, supplied: { what: wrote } })
      checkNote(note, { conversation, now: NOW, supplied: { what: wrote } })
    }),
    { numRuns: 150 },
  )
})

const longWords = fc
  .array(fc.constantFrom('https://shop.example/orders/', 'A1', '?token=', 'x', '%20', '1', '&ref=', 'É', '😀'), {
    minLength: 150,
    maxLength: 400,
  })
  .map((parts) => parts.join(''))

test('words without blanks, however long, are cut and never refused', () => {
  fc.assert(
    fc.property(longWords, longWords, longWords, (said, given, wrote) => {
      const conversation: Conversation = [
        { role: 'customer', text: `I need a refund for ${said}. My order ${given} is broken!` },
        { role: 'agent', text: '', toolCall: { name: 'refund_order', arguments: { order_id: given, link: said } } },
        { role: 'tool', text: `Error: ${wrote} is not allowed for ${said}` },
      ]
      for (const supplied of [
        undefined,
        { what: `The customer wants a refund for ${wrote}, but ${said} cannot be refunded. ${given}.` },
      ]) {
        const note = composeNote({ conversation, lane, urgency: 'today', now: NOW, ...(supplied && { supplied }) })
        expect(Note.parse(note)).toEqual(note)
      }
    }),
    { numRuns: 100 },
  )
})
