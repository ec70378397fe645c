/** The request in at most two sentences. */

import { HAS_VERB } from '../english/agents.ts'
import { OURS_TO_DO } from '../english/deeds.ts'
import { wordsIn } from '../english/phrases.ts'
import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, RequestFact } from '../evidence/evidence.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { spokenSentence } from '../evidence/speech/spoken.ts'
import type { Note, Statement, SuppliedNote } from '../note/note.ts'
import { countWords, headOf } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { shortened, withoutSubject } from './agent-sentences.ts'
import type { Pen } from './pen.ts'
import type { Subject } from './subject.ts'
import { aboutThem, asSentence, cut, upToWords } from './wording.ts'

export type What = { text: string; sources: Source[] }

/** `verbatim`: in the customer's own words wherever they tell something, for those who gather and never judge. */
export function whatFrom(options: {
  subject: Subject
  evidence: Evidence
  conversation: Conversation
  maxWords: number
  verbatim?: boolean
  words?: Words['compose'] | undefined
}): What {
  const { subject, evidence, conversation, maxWords, words = compose } = options
  const { goal, latest, problem, question } = subject
  if (options.verbatim && evidence.telling.length > 0) return inTheirWords(evidence, conversation, maxWords, words)
  const parts: What[] = []
  if (goal && goal.verb !== 'help with')
    parts.push(withReason(wants(goal, maxWords, subject.also), goal, evidence, maxWords))
  if (problem && parts.length === 0)
    parts.push({
      text: asSentence(upToWords(aboutThem(problem.sentence.replace(/^[\s,;.]+/, '')), maxWords)),
      sources: [problem.source],
    })
  if (parts.length === 0 && question) parts.push({ text: wants(question, maxWords), sources: [question.source] })
  if (parts.length === 0 && goal) parts.push({ text: wants(goal, maxWords), sources: [goal.source] })
  if (parts.length === 0) return inTheirWords(evidence, conversation, maxWords, words)
  const second =
    latest && latest !== goal ? { text: wants(latest, maxWords, [], 'Now asks'), sources: [latest.source] } : undefined
  const left = maxWords - countWords(parts[0]?.text ?? '')
  if (second && countWords(second.text) <= left && !second.text.endsWith('…')) parts.push(second)
  return { text: parts.map(({ text }) => text).join(' '), sources: parts.flatMap(({ sources }) => sources).slice(0, 6) }
}

/** Adds why they ask, where they said so elsewhere and there is room. */
function withReason(text: string, goal: RequestFact, evidence: Evidence, maxWords: number): What {
  const reason = goal.reason
    ? undefined
    : evidence.reasons.find(({ source }) => source.words !== goal.source.words || !goal.reason)
  if (!reason || text.endsWith('…')) return { text, sources: [goal.source] }
  const clause = /^(?:i|my|we|there|our|the|it|they|he|she)\b/i.test(reason.words) && HAS_VERB.test(reason.words)
  const full = `${text.replace(/\.$/, '')}, ${clause ? 'because' : 'because of'} ${aboutThem(reason.words)}.`
  return countWords(full) <= maxWords
    ? { text: full, sources: [goal.source, reason.source] }
    : { text, sources: [goal.source] }
}

const OURS = wordsIn(OURS_TO_DO)

function wants(request: RequestFact, maxWords: number, also: readonly RequestFact[] = [], start = 'Wants'): string {
  const begin =
    request.verb === 'help with'
      ? `${start === 'Wants' ? 'Wants help with' : `${start} for help with`} ${aboutThem(request.object)}`
      : `${start} ${request.ofUs && OURS.has(request.verb) ? 'us ' : ''}to ${aboutThem(request.words)}`
  const joined = [begin, ...also.map(({ words }) => aboutThem(words))].join(' and ')
  const reason = request.reason ?? also.find((each) => each.reason)?.reason
  const forms = [reason ? `${joined} ${aboutThem(reason)}` : joined, joined, begin]
  return asSentence(upToWords(forms.find((form) => countWords(form) <= maxWords) ?? begin, maxWords))
}

/** Where no request is understood: the customer's own most telling words, marked as theirs. */
function inTheirWords(evidence: Evidence, conversation: Conversation, maxWords: number, words: Words['compose']): What {
  const room = Math.max(maxWords - 3, 4)
  const [best, ...others] = evidence.telling
  if (best) {
    const left = room - countWords(best.text)
    const second = others.find(({ text }) => countWords(text) <= left)
    const told = [best, ...(second ? [second] : [])].toSorted(
      (a, b) => (a.source.message ?? 0) - (b.source.message ?? 0),
    )
    return {
      text: words.inTheirWords(told.map(({ text }) => quoted(text, room))),
      sources: told.map(({ source }) => source),
    }
  }
  const first = firstWords(conversation)
  if (first) return { text: words.inTheirWords([quoted(first.text, room)]), sources: [first.source] }
  return evidence.askedForPerson
    ? { text: words.asksForPersonOnly, sources: [evidence.askedForPerson] }
    : { text: words.saysNothing, sources: [] }
}

/** The first full sentence, in whatever language. */
function firstWords(conversation: Conversation): { text: string; source: Source } | undefined {
  for (const [index, message] of conversation.slice(0, 200).entries()) {
    if (message.role !== 'customer' || message.text === '') continue
    for (const sentence of sentencesOf(headOf(message.text, 2_000))) {
      const { text, plain } = spokenSentence(sentence)
      if (countWords(plain) < 4 && plain.length < (WITHOUT_BLANKS.test(plain) ? 6 : 20)) continue
      return { text: plain, source: { kind: 'customer', message: index, words: text } }
    }
  }
  return undefined
}

/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS = /[\u0E00-\u0E7F\u3040-\u30FF\u4E00-\u9FFF]/

/** A quotation is cut only at its end. */
const quoted = (text: string, maxWords: number): string => {
  const words = cut(text, 200).split(' ')
  return words.length <= maxWords ? words.join(' ') : `${words.slice(0, Math.max(maxWords, 4)).join(' ')}…`
}

/** The agent's sentences where they fit above the line, else composed ones; returns those of the agent's that did not fit. */
export function writeWhat(
  note: {
    draft: Note
    pen: Pen
    supplied: SuppliedNote
    telling: readonly Statement[]
    room: number
    judged: boolean
    opens: boolean
  },
  compose: () => { text: string; sources: Source[] },
): Statement[] {
  const { draft, pen, supplied, telling, room, judged, opens } = note
  if (supplied.what && !judged) {
    draft.what = supplied.what
    return []
  }
  const kept: Statement[] = []
  if (opens)
    for (const sentence of telling.slice(0, 2)) {
      const plain = kept.length === 0 ? withoutSubject(sentence.text) : sentence.text
      const forms = kept.length === 0 ? [plain, shortened(plain)] : [plain]
      const form = forms.find(
        (text) => wordsWithName([...kept.map((each) => each.text), text].join(' '), draft) <= room,
      )
      if (form === undefined) break
      kept.push({ ...sentence, text: form })
    }
  if (kept.length > 0) {
    draft.what = kept.map(({ text }) => text).join(' ')
    pen.sources['/what'] = kept.flatMap(({ source }) => source ?? []).slice(0, 6)
    return telling.slice(kept.length)
  }
  const composed = compose()
  draft.what = composed.text
  pen.filledIn.push('/what')
  if (composed.sources.length > 0) pen.sources['/what'] = composed.sources
  return [...telling]
}

/** Naming the customer in the sentence saves naming them before it. */
const wordsWithName = (text: string, { who }: Note): number =>
  countWords(text) - (who.name !== undefined && text.includes(who.name) ? countWords(who.name) : 0)
