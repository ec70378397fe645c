/** Judges what the agent supplied against the conversation: what is found there stands, what is not is taken out. */
import type { Conversation, Source } from '../evidence/conversation.ts'
import { sentencesOf } from '../evidence/sentences.ts'
import { type Grounds, groundsOf, SAID_BY, saidBy, unfoundedIn } from '../evidence/support.ts'
import type { Statement, SuppliedNote, Unknown } from '../note/note.ts'
import { countWords } from '../text.ts'
import { asSentence, cut, inWords, startUpper, withoutSoftening } from './wording.ts'

export type Judged = {
  supplied: SuppliedNote
  /** The sentences of the agent's `what` that stand, whole. */
  sentences: Statement[]
  /** The first sentence of `what` stands: the request is told in the agent's words. */
  opens: boolean
  /** What was taken out, and what only the customer said, as the note has to say it. */
  unverified: Unknown[]
}

export function judgeSupplied(supplied: SuppliedNote, conversation: Conversation): Judged {
  if (conversation.length === 0)
    return { supplied: withAgentAsSource(supplied), sentences: [], opens: false, unverified: [] }
  if (Object.keys(supplied).length === 0) return { supplied, sentences: [], opens: false, unverified: [] }
  const grounds = groundsOf(conversation)
  const unverified: Unknown[] = []
  const stands = (text: string): boolean => unfoundedIn(text, grounds).length === 0
  const keep = (text: string | undefined): string | undefined => (text !== undefined && stands(text) ? text : undefined)
  const judge = (text: string): Statement | undefined => judgeStatement(text, grounds, conversation, unverified)

  const written = sentencesOf(supplied.what ?? '')
  const sentences = written.flatMap(({ text }) => judge(text) ?? [])
  const opens = sentences[0] !== undefined && sentences[0].text === cut(written[0]?.text ?? '', 300)
  const judged: SuppliedNote = { ...supplied }
  if (supplied.ask !== undefined) judged.ask = keep(supplied.ask)
  if (supplied.what !== undefined) judged.what = sentences.map(({ text }) => text).join(' ')
  if (supplied.next?.action !== undefined) judged.next = { ...supplied.next, action: keep(supplied.next.action) }
  if (supplied.why?.sentence !== undefined) judged.why = { ...supplied.why, sentence: keep(supplied.why.sentence) }
  if (supplied.who)
    judged.who = {
      ...supplied.who,
      name: keep(supplied.who.name),
      organisation: keep(supplied.who.organisation),
      identifiers: supplied.who.identifiers?.filter(({ value }) => stands(value)),
      reach: supplied.who.reach?.filter(({ address }) => stands(address)),
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
  if (supplied.tried) judged.tried = supplied.tried.filter(({ step, result }) => stands(step) && stands(result))
  if (supplied.wishes) judged.wishes = supplied.wishes.filter(({ text }) => stands(text))
  return { supplied: judged, sentences, opens, unverified }
}

const ATTRIBUTED =
  /\b(?:claims?|says?|said|states?|stated|insists?|believes?|mentions?|mentioned|reports?|reported|according to|thinks?|wants?|requests?|requested|asks?|asked|would like|needs?|is seeking|seeks?)\b/i

function judgeStatement(
  text: string,
  grounds: Grounds,
  conversation: Conversation,
  unverified: Unknown[],
): Statement | undefined {
  if (unfoundedIn(text, grounds).length > 0) {
    const source: Source = { kind: 'agent', words: cut(text, 400) }
    unverified.push({
      text: cut(`The agent wrote, and nothing bears it out: ${text}`, 300),
      kind: 'unverified',
      sources: [source],
    })
    return undefined
  }
  const { by, token } = saidBy(text, grounds)
  const source = token === undefined ? undefined : sourceOf(token, by, conversation)
  if (by === SAID_BY.customer && source && !ATTRIBUTED.test(text))
    unverified.push({ text: cut(`Only the customer says so: ${text}`, 300), kind: 'unverified', sources: [source] })
  // A number that a tool confirms does not make the sentence around it the tool's: it stays the agent's.
  return { text: cut(text, 300), source: { kind: 'agent', words: cut(text, 400) } }
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

/** A source the agent names counts only when it is there and holds the words. */
function resolved(source: Source | undefined, conversation: Conversation): Source | undefined {
  if (source?.message === undefined) return undefined
  return conversation[source.message]?.text.includes(source.words) ? source : undefined
}

/** Without a conversation nothing can be checked; each statement says that the agent made it. */
function withAgentAsSource(supplied: SuppliedNote): SuppliedNote {
  const source = (words: string): Source => ({ kind: 'agent', words: words.slice(0, 500) })
  return {
    ...supplied,
    ...(supplied.known && { known: supplied.known.map((fact) => ({ ...fact, source: source(fact.text) })) }),
    ...(supplied.tried && { tried: supplied.tried.map((step) => ({ ...step, source: source(step.result) })) }),
    ...(supplied.wishes && { wishes: supplied.wishes.map((wish) => ({ ...wish, source: source(wish.text) })) }),
  }
}

/** Sentences that only say that a person is needed tell the person nothing. */
const EMPTY =
  /^(?:(?:please|kindly)\b.{0,120}\b(?:assist|help|review|handle|advise|follow up|support|process|proceed)\b.{0,120}|(?:further|additional|more|human|manual) (?:\w+ ){0,2}(?:investigation|assistance|review|support|action|help|troubleshooting|follow-up)\b.{0,60}|.{0,40}\b(?:needs?|requires?|requests?|requested|requesting|asks?|asked|would like|transferring|escalating|escalated)\b.{0,30}\b(?:human|further|additional|live)\b.{0,20}\b(?:assistance|agent|help|support|review|person|investigation|intervention)?\b.{0,40})\.?$/i
const RULE =
  /\b(?:polic(?:y|ies)|not (?:\w+ )?(?:allowed|permitted|possible|eligible|qualify|supported|able|within)|cannot|can['’]t|unable to|does(?:n['’]t| not) (?:\w+ )?(?:allow|permit|qualify|meet|support)|do not (?:\w+ )?(?:allow|permit|qualify|meet)|outside (?:of )?|beyond|prevents?|requires? (?:a |an )?(?:human|approval|manager|supervisor)|restrictions?)\b/i

/** What the customer wants is no rule, even where it speaks of one. */
const WISHING =
  /^(?:the |this )?(?:user|customer|caller|client|they|she|he)\b.{0,40}\b(?:requests?|requested|requesting|insists?|wants?|asks?|asked|would like|understands?|claims?|believes?|does not have)\b/i
const JOINED =
  /^(.{15,}?),? (which|but this|but that|however,? this|and this|but) ((?:is|are|isn['’]t|was|cannot|can['’]t|does|requires|violates|goes|falls|[\w' ]{3,60}? (?:cannot|can['’]t|is not|are not|does not|do not))\b.+)$/i

/** Of the agent's sentences: the one that says why a person is needed, and those that tell something. */
export function sortSentences(sentences: readonly Statement[]): { why: Statement | undefined; telling: Statement[] } {
  const full = sentences.filter(({ text }) => !EMPTY.test(text))
  const why = full.slice(1).find(({ text }) => RULE.test(text) && !WISHING.test(text) && countWords(text) <= 45)
  if (why)
    return {
      why: { ...why, text: asSentence(inWords(withoutSoftening(why.text), WHY_WORDS)) },
      telling: full.filter((each) => each !== why),
    }
  const [first, ...others] = full
  const [, request, joint, rule] = JOINED.exec(first?.text ?? '') ?? []
  if (!first || !request || !joint || !rule || !(RULE.test(rule) || /\bagainst\b/i.test(rule)) || WISHING.test(rule))
    return { why: undefined, telling: full }
  const told = joint.toLowerCase() === 'but' ? startUpper(rule) : `This ${rule}`
  return {
    why: { ...first, text: asSentence(inWords(told, WHY_WORDS)) },
    telling: [{ ...first, text: asSentence(request) }, ...others],
  }
}

const WHY_WORDS = 26

/** "The user wants …", "User X (id …) wants …": who it is stands before it. */
export const withoutSubject = (text: string): string => {
  const plain = text.replace(
    /^(?:the |this |our )?(?:user|customer|caller|client|member|passenger|guest|patient|silver member|gold member)(?:,)?(?: (?:named|with))?(?: (?:user |customer |member )?id(?: is)?:?)?(?: [\w.-]*[\d_][\w.-]*)?(?:\s*\([^()]{1,80}\))?,? (?:is |are )?(?=(?:want|request|need|call|report|ask|would|has|have|can|cannot|try|experienc|seek|claim|insist|inquir|disput|wish|unable|look|hop|say|stat|booked|provided|believ|attempt|contact)[a-z]*\b)/i,
    '',
  )
  return startUpper(
    plain === text
      ? text
          .replace(
            /^(?:the |this |our )?(?:user|customer|caller|client)(?: named)?,? (?=\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+)/iu,
            '',
          )
          .replace(/^(\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+),? (?:\([^()]{1,80}\),? )?/u, '$1 ')
      : plain,
  )
}

/** A sentence without what stands in brackets and without a tail that begins a new thought. */
export const shortened = (text: string): string =>
  asSentence(
    text
      .replace(/\s*\([^()]{1,120}\)/g, '')
      .replace(
        /(?:, (?:which|who|but|and|as|because|since|due to|specifically|including|requesting|stating|claiming|so)|;| because| since| so that| but| despite) .*$/i,
        '',
      ),
  )
