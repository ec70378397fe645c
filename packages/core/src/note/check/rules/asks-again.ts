import { ASKS_COMPANY, ASKS_FOR, ASKS_NAME, MISSING } from '../../../languages/en/claims.ts'
import type { Note } from '../../note.ts'
import type { FaultSaying } from '../finding.ts'
import type { Fault, Rule } from '../rule.ts'
import { sentencesOf } from '../spots.ts'

export const asksAgain: Rule = {
  id: 'asks-again',
  level: 'should',
  title: 'It asks for what is already known',
  says: 'Nothing annoys a customer more than saying a thing twice. What stands in the note (name, order, phone, e-mail …) is neither asked for in the draft or question nor listed as unknown.',
  examples: {
    passes: [
      { note: { unknown: [{ text: 'Delivery address', kind: 'missing' }] } },
      {
        note: { draft: { channel: 'e-mail', body: 'Hi Amir,\n\ncould you please send us a picture of the invoice?' } },
      },
    ],
    fails: [
      { note: { draft: { channel: 'e-mail', body: 'Hi Amir,\n\ncould you please send us your order number?' } } },
      { note: { unknown: [{ text: 'E-mail address of the customer', kind: 'missing' }] } },
      {
        note: {
          next: { action: 'Ask Amir for his name', decision: { kind: 'act', onSilence: 'nothing is paid.' } },
        },
      },
      {
        note: {
          next: { action: 'Ask the customer for his name', decision: { kind: 'act', onSilence: 'nothing is paid.' } },
        },
      },
    ],
  },
  check: (note) => {
    const held = heldIn(note)
    const fault = (pointer: string, { held }: Held): Fault => ({
      pointer,
      said: { code: 'askedAgain', facts: held },
    })
    const asked = (pointer: string, text: string | undefined) =>
      sentencesOf(text ?? '')
        .filter((sentence) => ASKS_FOR.test(sentence))
        .flatMap((sentence) => held.filter(({ words }) => words.test(sentence)).map((one) => fault(pointer, one)))
    return [
      ...asked('/draft/body', note.draft?.body),
      ...asked('/next/decision/question', note.next.decision.question),
      ...asked('/next/action', note.next.action),
      ...note.unknown.flatMap(({ text, kind }, n) =>
        kind === 'missing' &&
        MISSING.test(text) &&
        !/\b(?:new|other|second|correct|right|current|another)\b/i.test(text)
          ? held.filter(({ words }) => isAbout(text, words)).map((one) => fault(`/unknown/${n}`, one))
          : [],
      ),
    ]
  },
}

/** Whether a question asks for what the note holds. */
export function asksForHeld(note: Note, question: string): boolean {
  const held = heldIn(note)
  return sentencesOf(question).some((sentence) => held.some(({ words }) => words.test(sentence)))
}

type Held = { held: Extract<FaultSaying, { code: 'askedAgain' }>['facts']; words: RegExp }

function heldIn(note: Note): Held[] {
  const { name, organisation, reach, identifiers } = note.who
  const held: Held[] = []
  if (name)
    held.push({
      held: { what: 'name' },
      words: ASKS_NAME,
    })
  if (organisation)
    held.push({
      held: { what: 'organisation' },
      words: ASKS_COMPANY,
    })
  if (reach.some(({ address }) => address.includes('@')))
    held.push({ held: { what: 'email' }, words: /\be-?mail(?: address)?\b/i })
  if (
    reach.some(
      ({ channel, address }) =>
        /phone|mobile|tel|sms|whatsapp|call/i.test(channel) && /\d{4}/.test(address.replace(/\D/g, '')),
    )
  )
    held.push({ held: { what: 'phone' }, words: /\b(?:phone|telephone|mobile|cell|callback|contact) ?number\b/i })
  for (const { label, value } of identifiers) {
    const noun = label
      .toLowerCase()
      .replace(/\b(?:number|no\.?|id|code|#|reference|ref)\b|[#.]/g, '')
      .trim()
    if (value === '' || !/^[\p{L}][\p{L} -]{2,}$/u.test(noun) || /^(?:address|name|e-?mail|phone)$/.test(noun)) continue
    held.push({
      held: { what: 'identifier', label },
      words: new RegExp(
        `\\b${noun.replace(/[ -]+/g, '[ -]')}(?:'s)? ?(?:number|no\\.?|id|code|#|reference|ref)\\b`,
        'i',
      ),
    })
  }
  return held
}

/** The unknown is the thing itself, not something about it. */
function isAbout(text: string, words: RegExp): boolean {
  const found = words.exec(text)
  return (
    found !== null &&
    !/\b(?:whether|if|why|how|belongs?|valid|correct|matches|verified|second|of the)\b/i.test(
      text.slice(0, found.index),
    )
  )
}
