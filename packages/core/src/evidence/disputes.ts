/** Where customer and record contradict each other, and what was claimed but never checked. */
import type { Source } from './conversation.ts'
import { plainSpeech, type Turn } from './speech/spoken.ts'
import { wordsOfName } from './tools/naming.ts'
import type { ToolCall } from './tools/tool-calls.ts'
import { isObject, passageOf } from './tools/tool-result.ts'

export type Contradiction = {
  /** What the customer says, in their words. */
  customer: string
  /** What the record says, or the agent said from it. */
  record: string
  sources: [customer: Source, record: Source]
}
export type Claim = { text: string; source: Source }

const MAX = 20

/** The customer holds against what they were told. */
const DISPUTES = new RegExp(
  [
    "\\b(?:that|this|it|which)(?: \\w{2,10})? (?:doesn't|does not|can't|cannot|isn't|is not|'s not)(?: \\w{2,10}){0,3} (?:right|correct|accurate|true|possible)\\b",
    "\\b(?:that's|that is|this is|it's|is) (?:\\w{3,10} )?(?:wrong|incorrect|a mistake|an error|not right|not true|inaccurate)\\b",
    '\\b(?:there )?(?:must|has to|have to|might|may|could|got to) (?:be|have been)(?: \\w{1,8})? (?:mistake|error|mix-?up|glitch|wrong|mistaken)\\b',
    "\\bthere(?:'s| is| was| has been) (?:\\w{1,8} )?(?:mistake|error|mix-?up|glitch|discrepancy)\\b",
    "\\b(?:i'm|i am|i was|we're|we are)(?: \\w{2,12})? (?:sure|certain|positive|confident|convinced)(?: that)? (?:i|my|we|there|it|the|our|that|this|they|all|both)\\b",
    '\\bi (?:did|do) (?:actually |indeed |already )?(?:purchase|buy|have|add|pay|select|book|get|cancel|send|return|order|include|receive|sign|enter|confirm)\\b',
    '\\b(?:i|it) (?:was )?(?:definitely|certainly|clearly|distinctly|actually|specifically) (?:purchased|bought|have|had|added|paid|selected|booked|remember|recall|cancelled|canceled|sent|returned|ordered|signed|that|this|the)\\b',
    '\\bi know (?:for (?:a fact|sure|certain)|my|i|that (?:i|my|it)|it was|there (?:was|were))\\b',
    "\\b(?:i'm telling you|i insist (?:that|i|it|there|my)|i thought i (?:had |already )?(?:added|bought|purchased|had|paid|selected|got|was|have)|i remember (?:adding|buying|booking|paying|having|selecting))\\b",
    '\\b(?:should|ought to) (?:actually )?(?:be|have|show|say)(?: \\w{1,10}){0,3} (?:instead|not)\\b',
    "\\b(?:no,? (?:it|that|there|my|i)|actually,? (?:it|there|my|i))(?:'s|'m| is| was| were| am| are| have)\\b(?! (?:all|it|everything|fine|okay|ok|alright|not (?:the one|it|that one)|good|perfect)\\b)",
    "\\bbut (?:it|that|this|they|there|my \\w+)(?:'s| is| are| was| were) (?:actually|supposed)\\b",
  ].join('|'),
  'i',
)
/** Only with a denial just heard is this held against anything: else it answers a question or tells a story. */
const WONDERS =
  /\b(?:should|must|ought to|has to)(?: already| still| definitely)? be (?:there|listed|visible|showing)\b|\b(?:don't know|not sure) why (?:it|that|this|they)(?:'s| is| are)(?: not|n't)\b/i
const ASSURES =
  /\b(?:that's|that is|how) (?:really |so |very )?(?:strange|odd|weird)\b|\b(?:should|has to) (?:already |still |definitely )?be (?:under|in|on) (?:this|my|that|the)\b|\b(?:is|was|are|were) (?:definitely|certainly|actually) [#$€£]?\d|\bi (?:was|am|have|had) (?:definitely|certainly|actually)\b|\bi (?:really |always )?thought (?:there|it|i|my|that)\b(?! would| might| could)|\b(?:sure|certain|positive) (?:about|of) (?:it|this|that)\b/i
const DENIES = /\b(?:not|no|none|nothing|never|only|cannot|unable)\b|n['’]t\b/i
/** "My number ends in 42, not 41": the second is what they were told. */
const CORRECTS =
  /(?:\b(?:is|are|was|were|(?:might|must|may) be)|'s|'re) [^.;?!]{1,40}(?:,| [—–-]) not (?!(?:sure|certain|just|only|yet|even|really|because|that|connected|working)\b)(?:the |an? |in |on )?[#$€£]?([\p{L}\p{N}][\p{L}\p{N}-]{2,})/iu

const NOT_STATED = /\b(?:what (?:i|we)|if|make sure|ensure)\b/i

/** Takes it back in the same breath. */
const GIVES_IN =
  /\b(?:my (?:mistake|bad|error)|you're right|you are right|(?:i|we) (?:must|may|might|could) (?:have|be) (?:\w+ )?(?:mistaken|wrong|confus\w+|mixed|made a mistake|got|misremember\w*)|maybe (?:i|we)(?:'m| am| was| were)? (?:made|mistaken|wrong|used|mixed|confus\w+|misremember\w*|thinking))\b|^(?:i'm|i am) not (?:sure|certain)[.!]?$/i

/** Sure of something that nobody denies, or that there is a way. */
const NO_DISPUTE =
  /\b(?:right|correct) (?:one|number|address|account|order|name)\b|\bsure (?:what|how|why|if|which|when)\b|\bnot (?:\w+ )?(?:sure|certain)\b|\b(?:sure|certain|confident)(?: that)? (?:there(?:'s| is| are| must be| has to be)|you have) (?:\w+ ){0,2}(?:way|ways|something|someone|flexibility|solution|option|options|exception)\b/i

/** What the customer asserts to have or to be. */
const HAS =
  /\b(?:i|we|my \w+|it|which|booking|reservation|order|policy|account|flight|plan|with|includes?)\b.{0,40}\b(?:have|has|had|bought|purchased|added|got|paid for|selected|includes?|included|comes with|carry|with)\b/i
const NO_ASSERTION =
  /\?\s*$|\b(?:if|once|when|whether|want|need|would like|'d like|could|can you|please|would|wish|don't have|do not have|didn't|did not|doesn't|without|no longer|not|never|hope|hoping)\b/i
const NEGATIVE = /^(?:no|none|false|not included|n|0|inactive|not purchased|null|never|declined)$/i
const TOLD =
  /\b(?:i was (?:told|promised|assured|informed)|(?:they|someone|somebody|(?:an?|the|your|another|previous|last) (?:agent|rep|representative|person|colleague|employee|customer service|technician|website|site|app|email)) (?:told|said|says|promised|assured|confirmed|approved|stated|states)|(?:read|saw|seen) (?:\w+ )?(?:on|in) (?:your|the)|according to (?:your|the) (?:website|site|email|policy))\b/i

/** A statement of fact: not a condition, an offer or a request. */
const STATES =
  /^(?!.{0,80}\b(?:if you|once i|once you|would you|could you|please|let me|i can|i'll|i will|i am going|to proceed|thank|i understand|i'm sorry|i apologi[sz]e|would be|will help|helpful|need (?:your|the|to)|don't worry|happy to)\b)/i

/** Words in which things are talked about rather than named; too common to tie a sentence to a record. */
const COMMON = new Set(
  `the and that this with have has had was were are for from not but you your our its their they them there here what when which
   would could should will can may might must about been being into over under than then also just only very more most some any
   all each both other such same because since while after before until again once still even ever never yes sure okay please
   thank thanks sorry really actually definitely certainly think know see look need want like help make sure check double right
   wrong mistake error system record records shows show says say said details detail information seems`.split(/\s+/),
)

export function disputesIn(
  turns: readonly Turn[],
  calls: readonly ToolCall[],
): { contradictions: Contradiction[]; claims: Claim[] } {
  const contradictions: Contradiction[] = []
  const claims: Claim[] = []
  const told: Told[] = []
  let heard = 0
  const facts = recordFacts(calls)
  for (const { at, by, sentences } of turns) {
    const lately = told.slice(heard)
    const givesIn = by === 'customer' && sentences.some(({ plain }) => GIVES_IN.test(plain))
    for (const { text, plain, asks } of sentences) {
      if (by === 'agent') {
        if (!asks) told.push({ text, at })
        continue
      }
      if (asks || (givesIn && !/^but\b/i.test(plain)) || contradictions.length >= MAX) continue
      const source: Source = { kind: 'customer', message: at, words: text }
      const against =
        opposedByRecord(plain, facts) ??
        opposedByAnswer(plain, told.slice(-40)) ??
        opposedByCorrection(plain, told.slice(-40)) ??
        (TOLD.test(plain) ? undefined : opposedByDenial(plain, lately))
      if (against) contradictions.push({ customer: plain, record: against.text, sources: [source, against.source] })
      else if (TOLD.test(plain) && claims.length < MAX) claims.push({ text: plain, source })
    }
    if (by === 'customer') heard = told.length
  }
  return { contradictions, claims }
}

type Told = { text: string; at: number }
type Opposed = { text: string; source: Source }
type RecordValue = { stems: string[]; count?: number; word?: string; source: Source; text: string }

/** Only what can be held against an assertion is kept: values that deny, and how many there are of a thing. */
function recordFacts(calls: readonly ToolCall[]): RecordValue[] {
  const facts: RecordValue[] = []
  const answers = calls.filter(({ outcome, json }) => outcome === 'done' && isObject(json)).slice(-60)
  for (const { json, text, answerAt = 0 } of answers) {
    if (!isObject(json)) continue
    for (const [key, value] of Object.entries(json).slice(0, 60)) {
      const words = wordsOfName(key)
      if (words.length === 0 || words.length > 3) continue
      const stems = words.map(stem)
      const source: Source = { kind: 'tool', message: answerAt, words: passageOf(text, key) }
      if (Array.isArray(value) && value.length > 0 && value.length < 30)
        facts.push({ stems, count: value.length, source, text: `${value.length} ${words.join(' ')}` })
      else if (value === false || (typeof value === 'string' && NEGATIVE.test(value)))
        facts.push({ stems, source, text: `${words.join(' ')}: ${value === false ? 'no' : value}` })
      else if (typeof value === 'string' && /^\p{L}{3,12}$/u.test(value))
        facts.push({ stems, word: value.toLowerCase(), source, text: `${words.join(' ')}: ${value}` })
    }
  }
  return facts
}

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
}

function opposedByRecord(sentence: string, facts: readonly RecordValue[]): Opposed | undefined {
  const asserts = clausesOf(sentence).some((clause) => HAS.test(clause) && !NO_ASSERTION.test(clause))
  const [, number, noun] = COUNTED.exec(sentence) ?? []
  const [, quality, rank] = RANK.exec(sentence) ?? []
  if (facts.length === 0 || (!asserts && number === undefined && rank === undefined)) return undefined
  const words = contentWords(sentence)
  const stems = words.map(stem)
  const counted = number === undefined ? undefined : (NUMBERS[number.toLowerCase()] ?? Number(number))
  for (const fact of facts) {
    if (fact.word !== undefined) {
      if (quality && rank && fact.stems.includes(stem(rank.toLowerCase())) && fact.word !== quality.toLowerCase())
        return fact
      continue
    }
    const named = fact.stems.length > 0 && fact.stems.every((each) => each.length > 3 && stems.includes(each))
    if (!named) continue
    if (asserts && fact.count === undefined) return fact
    if (
      fact.count !== undefined &&
      counted !== undefined &&
      // Fewer may be some of them: "two flights on Friday".
      counted > fact.count &&
      fact.stems.at(-1) === stem(noun?.toLowerCase() ?? '')
    )
      return fact
  }
  return undefined
}

/** "I'm a Gold member": a rank and what it is the rank of. */
const RANK =
  /\b(?:[Ii]'m|[Ii] am|[Ww]e're|[Ww]e are|[Aa]s|should be)(?: \w{2,12}){0,2} an? (?:\p{Ll}{3,12} )?(\p{Lu}\p{Ll}{2,12}) (\p{L}{4,14})\b/u

const COUNTED =
  /\bthere (?:were|are|was|is|should be|must be|have been)(?: (?:actually|really|definitely|only|also))? (\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:\w{2,12} )?(\w{3,20})\b/i

const clausesOf = (sentence: string): string[] => sentence.split(/[;—–]|, (?:and|but|so) |\. /)

/** Speaks of mistakes: what was told last is meant, whatever it was about. */
const MISTAKEN =
  /\b(?:mistake|error|mix-?up|glitch|discrepancy|wrong|incorrect|can't be right|cannot be right|isn't right|not right)\b/i

/** The agent's sentence that speaks most of the same things; what was said last wins. */
function opposedByAgent(sentence: string, told: readonly Told[]): Opposed | undefined {
  const stems = new Set(contentWords(sentence).map(stem))
  let best: Told | undefined
  let most = 0
  for (const each of told) {
    const shared = new Set(
      contentWords(each.text)
        .map(stem)
        .filter((word) => stems.has(word)),
    ).size
    if (shared >= most && shared > 0) {
      most = shared
      best = each
    }
  }
  if (MISTAKEN.test(sentence)) best ??= told.findLast(({ text }) => contentWords(text).length > 1)
  return best && saidByAgent(best)
}

function opposedByAnswer(sentence: string, told: readonly Told[]): Opposed | undefined {
  if (!DISPUTES.test(sentence) || NO_DISPUTE.test(sentence)) return undefined
  return opposedByAgent(
    sentence,
    told.filter(({ text }) => STATES.test(text)),
  )
}

function opposedByCorrection(sentence: string, told: readonly Told[]): Opposed | undefined {
  const wrong = NOT_STATED.test(sentence) ? undefined : CORRECTS.exec(sentence)?.[1]?.toLowerCase()
  const said = wrong && told.findLast(({ text }) => text.toLowerCase().includes(wrong))
  return said ? saidByAgent(said) : undefined
}

function opposedByDenial(sentence: string, lately: readonly Told[]): Opposed | undefined {
  const denials = lately.filter(({ text }) => DENIES.test(text))
  const last = denials.at(-1)
  if (WONDERS.test(sentence)) return opposedByAgent(sentence, denials) ?? (last && saidByAgent(last))
  return ASSURES.test(sentence) && !NO_DISPUTE.test(sentence) ? opposedByAgent(sentence, denials) : undefined
}

const saidByAgent = ({ text, at }: Told): Opposed => ({
  text: plainSpeech(text),
  source: { kind: 'agent', message: at, words: text },
})

const contentWords = (text: string): string[] =>
  text
    .toLowerCase()
    .slice(0, 500)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => (NUMBERS[word] === undefined ? word : String(NUMBERS[word])))
    .filter((word) => (word.length > 2 || /\d/.test(word)) && !COMMON.has(word))

const stem = (word: string): string => word.replace(/(?:ings?|ed|es|s|ship|ation|ance)$/, '').slice(0, 7)
