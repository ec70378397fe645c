import type { Conversation } from '../../evidence/conversation.ts'
import { writtenNow } from '../../evidence/mail/written-now.ts'
import { spokenDigits } from '../../evidence/spoken-numbers.ts'
import { type Grounds, groundsOf } from '../../evidence/support.ts'
import { amountsIn } from './amounts.ts'

export type Facts = {
  /** The currencies named beside an amount; empty where it stands alone. */
  currencies: ReadonlyMap<number, ReadonlySet<string>>
  /** Words of the customer, and words of tools' calls and answers. */
  said: { customer: ReadonlySet<string>; tool: ReadonlySet<string> }
  /** Numbers, ids, amounts, dates and addresses, with who said them. */
  grounds: Grounds
  /** Every word that was said or stands in a tool's answer, in lower case. */
  words: ReadonlySet<string>
  /** The digits of each message without what stands between them: a phone number however it is grouped. */
  digits: string[]
}

const LIMITS = { text: 200_000, words: 200_000, spoken: 5_000 } as const

const known = new WeakMap<Conversation, Facts>()

/** The facts of a conversation, gathered once for all rules that compare with it. */
export function factsOf(conversation: Conversation): Facts {
  const already = known.get(conversation)
  if (already) return already
  const facts = gather(conversation)
  known.set(conversation, facts)
  return facts
}

function gather(conversation: Conversation): Facts {
  const words = new Set<string>()
  const digits: string[] = []
  const currencies = new Map<number, Set<string>>()
  const by = { customer: new Set<string>(), tool: new Set<string>() }
  for (const { role, text, toolCall, quoted = '' } of writtenNow(conversation)) {
    for (const [word] of quoted
      .slice(0, LIMITS.text)
      .toLowerCase()
      .matchAll(/[\p{L}\p{N}]+/gu))
      if (words.size < LIMITS.words) words.add(word)
    const said = `${text.slice(0, LIMITS.text)} ${toolCall ? JSON.stringify(toolCall.arguments).slice(0, LIMITS.text) : ''}`
    for (const [word] of said.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) {
      if (words.size >= LIMITS.words) break
      words.add(word)
      if (role === 'customer') by.customer.add(word)
    }
    const fromTool =
      role === 'tool'
        ? text.slice(0, LIMITS.text)
        : toolCall
          ? `${toolCall.name} ${JSON.stringify(toolCall.arguments).slice(0, LIMITS.text)}`
          : ''
    for (const [word] of fromTool.toLowerCase().matchAll(/\p{L}+/gu)) if (by.tool.size < LIMITS.words) by.tool.add(word)
    for (const [, count] of said.matchAll(/\b(\d{1,2}) ?(?:x|times)\b/gi)) words.add(`${count} times`)
    for (const { value, currency } of amountsIn(said)) {
      if (currency === undefined || currencies.size >= LIMITS.words) continue
      const named = currencies.get(value) ?? new Set()
      currencies.set(value, named.add(currency))
    }
    const bare = said.replace(/(?<=\d)[\s().\-/]+(?=\d)/g, '').replace(/\D+/g, ' ')
    if (/\d{6}/.test(bare)) digits.push(bare)
    if (role !== 'tool')
      for (const run of spokenDigits(said.slice(0, LIMITS.spoken))) digits.push(run.digits.replaceAll(' ', ''))
  }
  return { grounds: groundsOf(conversation), words, digits, currencies, said: by }
}
