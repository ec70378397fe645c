/** Who the customer is, where names were said, read from a record and written by the agent. */
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, NameFact } from '../evidence/evidence.ts'
import { isSameFirstName } from '../evidence/identity/identity.ts'
import type { Unknown } from '../note/note.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { cut } from './wording.ts'

/** Whoever speaks is the customer: the record's name stands only where it is theirs. */
export const nameIn = (evidence: Evidence): { value: string; sources: Source[] } | undefined => {
  const said = evidence.names.find(({ said }) => said)
  const checked = evidence.names.filter((name) => name.checked)
  const best =
    (said ? checked.find(({ value }) => isSameFirstName(value, said.value)) : checked[0]) ?? said ?? evidence.names[0]
  return best && { value: best.value, sources: [best.source] }
}

/** The agent's name for the customer stands where nobody else names them, or names them so. */
export function namedOtherwise(
  given: string | undefined,
  { names }: Evidence,
  conversation: Conversation,
  words: Words['compose'] = compose,
): Unknown | undefined {
  if (
    !given ||
    isBorneOut(given, conversation) ||
    names.length === 0 ||
    names.some(({ value }) => isSameFirstName(value, given))
  )
    return undefined
  return {
    text: cut(words.misnamed(given), 300),
    kind: 'unverified',
    sources: [{ kind: 'agent', words: given }],
  }
}

/** The talk itself holds a part of the name that the agent gave. */
function isBorneOut(given: string, conversation: Conversation): boolean {
  const parts = given.split(/\s+/).filter((part) => /^\p{L}[\p{L}'’-]{2,}$/u.test(part))
  return conversation.some(
    ({ role, text }) =>
      (role === 'customer' || role === 'tool') && parts.some((part) => wordsOf(text.slice(0, 20_000)).has(part)),
  )
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/[\p{L}][\p{L}'’-]*/gu))

/** The customer speaks for somebody whose record was found, and has not said their own name: it is not theirs. */
export function recordOfWhom(evidence: Evidence): { record: NameFact; whom: string; source: Source } | undefined {
  const { callsFor, names } = evidence
  const record = names.find(({ checked }) => checked)
  return callsFor && record && !names.some(({ said }) => said) ? { record, ...callsFor } : undefined
}

export const ofWhom = (
  { record, whom, source }: { record: NameFact; whom: string; source: Source },
  words: Words['compose'] = compose,
): Unknown => ({
  text: cut(words.callsFor(record.value, whom), 300),
  kind: 'contradiction',
  about: 'who',
  sources: [source, record.source],
})

/** Somebody calls about another person's record: nothing in it identifies or reaches the caller. */
export function recordOfAnother({ names }: Evidence): { said: NameFact; record: NameFact } | undefined {
  const said = names.find(({ said }) => said)
  const checked = names.filter((name) => name.checked)
  const [record] = checked
  return said && record && !checked.some(({ value }) => isSameFirstName(value, said.value))
    ? { said, record }
    : undefined
}

export const whoseRecord = (
  { said, record }: { said: NameFact; record: NameFact },
  words: Words['compose'] = compose,
): Unknown => ({
  text: cut(words.recordOfAnother(record.value, said.value), 300),
  kind: 'contradiction',
  about: 'who',
  sources: [said.source, record.source],
})

export const ofAnother = (
  identifiers: Evidence['identifiers'],
  name: string,
  words: Words['compose'] = compose,
): Evidence['identifiers'] =>
  identifiers.map((each) =>
    each.source.kind === 'tool' ? { ...each, label: cut(words.labelOfAnother(each.label, name), 60) } : each,
  )
