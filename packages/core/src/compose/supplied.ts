/** Judges what the agent supplied against the conversation: what is found there stands, what is not is taken out. */

import type { Conversation, Source } from '../evidence/conversation.ts'
import { type Grounds, groundsOf, SAID_BY, saidBy, unfoundedIn } from '../evidence/support.ts'
import { ATTRIBUTED, JOINS } from '../languages/en/agents.ts'
import type { Statement, SuppliedNote, Unknown } from '../note/note.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { sentencesWritten } from './agent-sentences.ts'
import { asSentence, cut } from './wording.ts'

export type Judged = {
  supplied: SuppliedNote
  /** The sentences of the agent's `what` that stand, whole. */
  sentences: Statement[]
  /** The first sentence of `what` stands: the request is told in the agent's words. */
  opens: boolean
  /** What was taken out, and what only the customer said, as the note has to say it. */
  unverified: Unknown[]
}

export function judgeSupplied(
  supplied: SuppliedNote,
  conversation: Conversation,
  words: Words['compose'] = compose,
): Judged {
  if (conversation.length === 0)
    return { supplied: withAgentAsSource(supplied), sentences: [], opens: false, unverified: [] }
  if (Object.keys(supplied).length === 0) return { supplied, sentences: [], opens: false, unverified: [] }
  const grounds = groundsOf(supplied.action ? [...conversation, callOf(supplied.action)] : conversation)
  const unverified: Unknown[] = []
  const stands = (text: string): boolean => unfoundedIn(text, grounds).length === 0
  const keep = (text: string | undefined): string | undefined => (text !== undefined && stands(text) ? text : undefined)
  const judge = (text: string): Statement | undefined =>
    judgeStatement(text, { grounds, conversation, unverified, words })

  const written = sentencesWritten(supplied.what ?? '').map(judge)
  const sentences = written.flatMap((sentence) => sentence ?? [])
  const opens = written[0] !== undefined
  const judged: SuppliedNote = { ...supplied }
  const proven = <T extends { source?: Source }>(item: T): T => {
    const source = resolved(item.source, conversation)
    return { ...item, source: source ?? (item.source && { kind: 'agent', words: item.source.words }) }
  }
  if (supplied.ask !== undefined) judged.ask = keep(supplied.ask)
  if (supplied.what !== undefined) judged.what = sentences.map(({ text }) => text).join(' ')
  if (supplied.next?.action !== undefined) judged.next = { ...supplied.next, action: keep(supplied.next.action) }
  if (supplied.why?.sentence !== undefined) judged.why = { ...supplied.why, sentence: keep(supplied.why.sentence) }
  if (supplied.who)
    judged.who = {
      ...supplied.who,
      name: keep(supplied.who.name),
      organisation: keep(supplied.who.organisation),
      identifiers: supplied.who.identifiers?.filter(({ value }) => stands(value)).map(proven),
      reach: supplied.who.reach?.filter(({ address }) => stands(address)).map(proven),
    }
  if (supplied.where?.artifacts)
    judged.where = {
      ...supplied.where,
      artifacts: supplied.where.artifacts.filter(({ id }) => id === undefined || stands(id)),
    }
  if (supplied.known)
    judged.known = supplied.known.flatMap(({ text, source }) => {
      const fact = judge(text)
      return fact ? [{ text, source: resolved(source, conversation) ?? fact.source }] : []
    })
  if (supplied.tried)
    judged.tried = supplied.tried.filter(({ step, result }) => stands(step) && stands(result)).map(proven)
  if (supplied.wishes) judged.wishes = supplied.wishes.filter(({ text }) => stands(text)).map(proven)
  return { supplied: judged, sentences, opens, unverified }
}

/** What waits for a yes is as good as said: its ask may tell it in other words. */
const callOf = ({ tool, arguments: given }: NonNullable<SuppliedNote['action']>): Conversation[number] => ({
  role: 'agent',
  text: '',
  toolCall: { name: tool, arguments: given },
})

function judgeStatement(
  written: string,
  {
    grounds,
    conversation,
    unverified,
    words,
  }: { grounds: Grounds; conversation: Conversation; unverified: Unknown[]; words: Words['compose'] },
): Statement | undefined {
  const { text, takenOut } = parted(written, grounds)
  if (takenOut !== '')
    unverified.push({
      text: cut(words.unfounded(takenOut), 590),
      kind: 'unverified',
      sources: [{ kind: 'agent', words: cut(written, 400) }],
    })
  if (text === '') return undefined
  const { by, token } = saidBy(text, grounds)
  const source = token === undefined ? undefined : sourceOf(token, by, conversation)
  if (by === SAID_BY.customer && source && !ATTRIBUTED.test(text))
    unverified.push({ text: cut(words.onlyTheirWord(source.words), 300), kind: 'unverified', sources: [source] })
  // A number that a tool confirms does not make the sentence around it the tool's: it stays the agent's.
  return { text: cut(text, 590), source: { kind: 'agent', words: cut(text, 400) } }
}

/** A sentence without the asides and list members that nothing bears out; the whole of it goes where too little is left. */
function parted(written: string, grounds: Grounds): { text: string; takenOut: string } {
  const stands = (text: string): boolean => unfoundedIn(text, grounds).length === 0
  if (stands(written)) return { text: written, takenOut: '' }
  const gone: string[] = []
  const founded = (members: string[]): string[] =>
    members.filter((member) => {
      if (!stands(member)) gone.push(member.replace(/^[\s,;]+|[\s,;.]+$/g, ''))
      return stands(member)
    })
  const asides = written.replace(/\s*\(([^()]*)\)/g, (aside, inside: string) => {
    const left = founded(inside.split(/(?<=[,;])\s/)).join(' ')
    return left === inside ? aside : left === '' ? '' : ` (${left.replace(/[,;]$/, '')})`
  })
  const [head = '', ...members] = asides.split(/(?<=:)\s|(?=[,;]\s)(?![^(]*\))/)
  const tail = members.findIndex((member) => !stands(member) && JOINS.test(member))
  const kept = [head, ...founded(tail < 0 ? members : members.slice(0, tail))]
  if (tail >= 0)
    gone.push(
      members
        .slice(tail)
        .join('')
        .replace(/^[\s,;]+/, ''),
    )
  const text = kept
    .map((member, n) => (kept[n - 1]?.endsWith(':') ? ` ${member.replace(/^[,;]?\s*/, '')}` : member))
    .join('')
  return stands(text) && countWords(text) >= 5 && !text.endsWith(':')
    ? { text: asSentence(text), takenOut: gone.join('; ') }
    : { text: '', takenOut: written }
}

/** The message that holds a fact, by whoever knows best. */
function sourceOf(token: string, by: number, conversation: Conversation): Source | undefined {
  const role = by & SAID_BY.tool ? 'tool' : by & SAID_BY.customer ? 'customer' : 'agent'
  for (const [index, message] of conversation.entries()) {
    if (message.role !== role) continue
    const at = message.text.toLowerCase().indexOf(token)
    if (at >= 0) return { kind: role, message: index, words: message.text.slice(at, at + token.length) }
  }
  return undefined
}

/** A source the agent names counts only when it is there, holds the words, and was said by whom it says. */
function resolved(source: Source | undefined, conversation: Conversation): Source | undefined {
  if (source?.message === undefined) return undefined
  const message = conversation[source.message]
  return message?.role === source.kind && message.text.includes(source.words) ? source : undefined
}

/** Without a conversation nothing can be checked; each statement says that the agent made it. */
function withAgentAsSource(supplied: SuppliedNote): SuppliedNote {
  const source = (words: string): Source => ({ kind: 'agent', words: headOf(words, 500) })
  return {
    ...supplied,
    ...(supplied.known && { known: supplied.known.map((fact) => ({ ...fact, source: source(fact.text) })) }),
    ...(supplied.tried && { tried: supplied.tried.map((step) => ({ ...step, source: source(step.result) })) }),
    ...(supplied.wishes && { wishes: supplied.wishes.map((wish) => ({ ...wish, source: source(wish.text) })) }),
  }
}
