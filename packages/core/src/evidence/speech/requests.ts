/** What the customer asks for, as verb and object, found behind the ways in which people ask in English. */
import type { Source } from '../conversation.ts'
import { textOf, type Word, wordsIn } from './language.ts'
import type { SpokenSentence } from './spoken.ts'

export type RequestFact = {
  /** Base form: `cancel`. */
  verb: string
  /** In the customer's words about themselves: `my flight to Oslo`; may be empty. */
  object: string
  /** Verb and object as said, verb first: `cancel my flight to Oslo`. */
  words: string
  /** Why, in their words: `because of a family emergency`. */
  reason?: string
  /** It was said in one breath with the request before it: "cancel this and refund me". */
  joined?: true
  /** The sentence before it in the same message, where the object points back: "change that", "cancel the first two". */
  after?: string
  /** It was asked of us: "can you", "please". */
  ofUs?: true
  /** It is to be done to them: "be compensated". */
  passive?: true
  /** `outcome`: something is to be done. `information`: something is to be told. `process`: how the talk goes on. */
  about: 'outcome' | 'information' | 'process'
  source: Source
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

// What follows the cue is `to` + verb, a verb, or a thing.
const CUE = new RegExp(
  [
    "(?<to>\\b(?:i|we|and)(?: would|'d)?(?: (?:really|just|also|still|actually|definitely|do|only|currently|simply|very much|strongly|absolutely|kindly|now))* (?:need|want|wanted|like|love|prefer|wish|hope|intend|plan)(?: you| someone| help)? to )",
    "(?<trying>\\b(?:i|we)(?:'m| am|'re| are|'ve been| have been|(?<=\\bi) was(?= (?:hoping|wondering|looking|calling))|(?<=\\bwe) were(?= (?:hoping|wondering|looking)))?(?: just| really| also| currently| here)? ?(?:calling|writing|contacting|looking|trying|hoping|reaching out|wanting|needing|chatting|wondering if (?:i|we|you) (?:can|could|might)) (?:to )?(?=[a-z]))",
    '(?<can>\\b(?:(?:can|could|would) (?:you|we|i|someone)|will you)(?! like| prefer)(?: please| kindly| also| just| possibly| maybe| at least| now)*(?: go ahead and)? (?=[a-z]))',
    "(?<way>\\b(?:(?:is|isn't) there (?:any|a|some|no|absolutely no|really no) (?:other |possible )?(?:way|chance|possibility)(?: that)? (?:to|of|you (?:can|could)|i (?:can|could)|we (?:can|could)|for (?:me|us|you) to)|(?:is|would|will) it(?: be)? possible (?:to|for (?:me|us|you) to)|any chance (?:you|i|we) (?:can|could)|would (?:you|it) be (?:able|willing|possible) to|how (?:can|could|do|would) (?:i|we)|(?:expect|want|wanting|need|like) (?:you|your \\w+|them|someone|somebody) to|(?:goal|plan|hope|aim|wish|preference|request|priority) is(?: just| still)? to|(?:any|some|a) (?:possibility|option) (?:to|of)|(?:appreciate|grateful|great|love|like)(?: it)? if (?:you|someone|we) (?:can|could|would)|help me(?: to)?|let's|(?:i|we) (?:must|have to|gotta)) )",
    "(?<thing>\\b(?:(?:i|we)(?: would|'d)?(?: (?:really|just|also|still|actually|definitely|do|only|currently|simply|very much|strongly|absolutely|kindly|now))* (?:(?:need|want|like|request|expect|demand|deserve|prefer)(?: to (?:get|have|receive))?|should (?:get|receive|be getting|be receiving))|(?:i'm|i am|we're|we are)(?: (?:really|just|also|still|actually|definitely|do|only|currently|simply|very much|strongly|absolutely|kindly|now))* (?:requesting|demanding|expecting|asking for|looking for|hoping for|insisting on|interested in)|(?:looking|asking|hoping) for is|insist on having) (?!(?:(?:some|a bit of|more|your|a little|any|further|additional|extra|immediate|urgent) )?(?:help|assistance|support)\\b|to\\b|you\\b|your \\w+ to\\b|that you\\b|help\\b|when\\b|if\\b|how\\b|what\\b|someone\\b|anything\\b|and\\b|from\\b|at\\b)(?=[\\w$€£]))",
    '(?<topic>\\b(?:question|questions|inquire)(?: \\w{2,10})? (?:with|about|in|on|regarding|for) )',
    '(?<help>\\b(?:help|assistance|support|issue|problem|assist me)(?: \\w{2,10})? (?:with|about|in|on|regarding|for) )',
    '(?<helping>\\b(?:help|assistance)(?: me| us)?(?: with| in)? (?=[a-z]{3,}ing\\b))',
    '(?<please>\\bplease(?: also| just)? (?=[a-z]))',
  ].join('|'),
  'gi',
)

/** An order begins with its verb: "Cancel my plan", "Then book the later one". */
const ORDER =
  /^(?:(?:yes|no|please|then|now|also|just|after that|and|first|second|next|so)[, ]+){0,3}(cancel|make|find|upgrade|downgrade|change|book|refund|add|remove|send|return|exchange|replace|schedule|reschedule|move|update|delete|close|waive|apply|switch|renew|extend|reserve|order|reinstate|restore|resend|correct|fix|repair|stop|activate|deactivate|unsubscribe|install|connect)(?= (?:my|our|the|this|that|it|them|a|an|all|both|me|us|#|[a-z]*[A-Z\d]))/i

/** "Order 58113, Ann Lee." names a record; nobody orders anything. */
const NAMES_A_RECORD = /^(?:order|book|return|exchange|schedule) #?[A-Z]{0,4}-?\d/i

/** "Can you help me with this?" asks for nothing in particular. */
const EMPTY_PLEA =
  /^(?:please )?(?:help|assist)(?: me| us)?(?: out)?(?: with (?:this|that|it|these|any of this))?[?.!]*$/i

const OF_US = /\b(?:you|please|someone)\b/i

const SKIPPED = set(
  'please just also really actually definitely maybe perhaps possibly kindly simply quickly still even instead somehow either now then first again further to me us able go ahead and you',
)
const HELPERS = set('help assist try see be have want like need going able start begin get proceed')
const PROCESS = set(
  `check look help assist see wait walk hold transfer connect escalate speak talk let go proceed continue try ask discuss sort resolve figure decide compare reassure promise guarantee
   guide walk understand note advise act handle bear pass direct reach say call-back repeat follow start begin stay stop keep use be
   forward put work think consider appreciate hear listen double-check recheck review verify confirm ensure make-sure trust feel wonder
   apologize mention thank believe hope avoid do prove remember access locate pull search`,
)
const INFORMATION = set('know tell explain learn clarify inform share show provide inquire advise describe list')
const ENDS = set(
  'because since so if while when unless although though but which who where whereas otherwise hence therefore given due rather asap immediately please thanks thank cause urgently',
)
const QUESTION_WORDS = set('how what why when where which whether if')
/** "The one I want to cancel is …": what follows tells about a thing. */
const RELATIVE =
  /\b(?:the|those|these|any|every|all|what|which|anything|something|everything)(?: [\w'-]{1,15}){0,3} $|\bthan $/i
const NEGATED =
  /\b(?:no longer|don't|do not|didn't|did not|not|never|wouldn't|why would|without|(?:do|should|must|would) i|if)\b(?! (?:you (?:can|could|would)|(?:it's|that's|it is) (?:ok|okay|possible|alright|fine)|possible))/i
const REASONS = set('because since due given cause')
const PERSON =
  /\b(?:human|person|people|someone|somebody|anyone|representative|rep|supervisor|manager|agent|operator|specialist|team|colleague)\b/i

export const asksForPerson = (sentence: string): boolean =>
  /\b(?:transfer(?:red)?|switch|speak|talk|connect(?:ed)?|escalate[d]?|pass(?:ed)?|put (?:me )?through|get(?: me)?|need|want|reach|be connected|have)\b/i.test(
    sentence,
  ) &&
  (PERSON.test(sentence) || /\btransfer me\b/i.test(sentence))

/** Verb phrases in which the customer asks for something, in the order said. */
export function requestsIn({ said, plain: bare, asks }: SpokenSentence, source: Source): RequestFact[] {
  const plain = said
  const requests: RequestFact[] = []
  let end = -1
  const order = asks ? null : ORDER.exec(bare)
  if (order?.[1] !== undefined)
    for (const { verb, object, words } of verbPhrases(wordsIn(bare.slice(order[0].length - order[1].length))).phrases)
      if (object !== '' && !NAMES_A_RECORD.test(bare.slice(order[0].length - order[1].length)))
        requests.push({ verb, object, words, about: aboutWhat(verb, object), source })
  for (const match of plain.matchAll(CUE)) {
    if (match.index < end) continue
    if (RELATIVE.test(plain.slice(Math.max(0, match.index - 40), match.index))) continue
    if (NEGATED.test(plain.slice(Math.max(0, match.index - 14), match.index + match[0].length))) continue
    const from = match.index + match[0].length
    const rest = plain.slice(from, from + 180)
    if (EMPTY_PLEA.test(rest)) continue
    const { thing, help, topic } = match.groups ?? {}
    const parsed =
      thing === undefined && help === undefined && topic === undefined
        ? verbPhrases(wordsIn(rest))
        : things(wordsIn(rest), thing === undefined)
    for (const [index, { verb, object, words, reason, passive }] of parsed.phrases.entries())
      requests.push({
        verb,
        object,
        words,
        ...(reason && { reason }),
        ...(passive && { passive }),
        ...(OF_US.test(match[0]) && { ofUs: true as const }),
        ...(index > 0 && { joined: true as const }),
        about: topic === undefined ? aboutWhat(verb, object) : 'information',
        source,
      })
    if (parsed.phrases.length > 0) end = from + parsed.length
    if (requests.length >= 8) break
  }
  return requests
}

/** The verb phrases with which a text begins: "cancel the order and refund it". */
export const phrasesIn = (text: string): { verb: string; object: string }[] => verbPhrases(wordsIn(text)).phrases

type Phrase = { verb: string; object: string; words: string; reason?: string; passive?: true }
type Parsed = { phrases: Phrase[]; length: number }

function verbPhrases(words: readonly Word[]): Parsed {
  const phrases: Phrase[] = []
  let at = 0
  while (at < words.length && phrases.length < 3) {
    const start = verbAt(words, at)
    if (start < 0) break
    const verb = words[start]
    if (!verb) break
    const informs = INFORMATION.has(verb.base) || (verb.base === 'find' && words[start + 1]?.plain === 'out')
    const passive = words[start - 1]?.plain === 'be' && /(?:ed|en|nt|ut)$/.test(verb.plain)
    const end = informs ? endOfClause(words, start + 1) : endOfPhrase(words, start + 1)
    const object = textOf(words.slice(start + 1, end)).replace(informs ? /^(?:out|me|us)\b\s*/i : /^$/, '')
    if (verb.plain === 'make' && words[start + 1]?.plain === 'sure') {
      const stop = endOfClause(words, start + 2)
      const clause = textOf(words.slice(start + 2, stop)).replace(/^(?:that )/i, '')
      phrases.push({ verb: 'make sure', object: clause, words: `make sure ${clause}` })
      at = stop
      break
    }
    const forThem =
      /^(?:find|book|order|buy|bring|make|reserve|get)$/.test(verb.base) && /^(?:me|us) (?=\S)/i.test(object)
    const given = /^(?:give|send|show|grant|offer)$/.test(verb.base) && /^(?:me|us) (?=\S)/i.test(object)
    const base = given ? 'get' : verb.base === verb.plain || verb.part === 'VERB' ? verb.base : verb.plain
    const reason = reasonFrom(words, end)
    phrases.push({
      verb: informs ? 'know' : base,
      object: given || forThem ? object.replace(/^(?:me|us) /i, '') : object,
      words: [
        informs ? 'know' : passive ? `be ${verb.plain}` : base,
        given || forThem ? object.replace(/^(?:me|us) /i, '') : object,
      ]
        .filter(Boolean)
        .join(' '),
      ...(passive && { passive: true as const }),
      ...(reason && { reason }),
    })
    const past = words[end]?.plain === 'for' && /^(?:me|us)$/.test(words[end + 1]?.plain ?? '') ? end + 2 : end
    const next = words[past]?.plain === ',' ? past + 1 : past
    if (words[next]?.plain !== 'and' && words[next]?.plain !== 'or') {
      at = end
      break
    }
    at = next + 1
    if (words[at]?.part === 'PRON') break
  }
  return { phrases, length: textOf(words.slice(0, at)).length }
}

/** The index of the verb, past "please", "help me", "go ahead and"; -1 where the words do not begin with one. */
function verbAt(words: readonly Word[], from: number): number {
  let at = from
  for (let steps = 0; steps < 8; steps++) {
    const word = words[at]
    if (!word) return -1
    const next = words[at + 1]
    const helping =
      HELPERS.has(word.base) &&
      next !== undefined &&
      (SKIPPED.has(next.plain) || next.part === 'VERB' || (next.plain === 'if' && word.base === 'see'))
    const checksIfWeCan =
      word.base === 'check' &&
      next?.plain === 'if' &&
      /^(?:i|we|you)$/.test(words[at + 2]?.plain ?? '') &&
      /^(?:can|could)$/.test(words[at + 3]?.plain ?? '')
    if (checksIfWeCan) at += 4
    else if (word.base === 'look' && next?.plain === 'into' && words[at + 2]?.plain.endsWith('ing')) at += 2
    else if (next?.plain === 'if' && word.base === 'see')
      at += words[at + 3]?.part === 'AUX' || /^(?:can|could|is)$/.test(words[at + 3]?.plain ?? '') ? 4 : 2
    else if (SKIPPED.has(word.plain) || word.part === 'ADV' || helping) at += 1
    else break
  }
  const word = words[at]
  if (!word || !/^[a-z][a-z-]+$/.test(word.plain)) return -1
  if (word.part === 'VERB') return at
  if (word.plain === 'have' || word.plain === 'be') {
    // "have it added": what is to be done stands at the end.
    const done = words[at + 2]
    if (word.plain === 'have' && done?.part === 'VERB' && /(?:ed|en|ut|nt)$/.test(done.plain)) return at + 2
    return words[at + 1] === undefined ? -1 : at
  }
  // Behind a cue a word that can be a noun ("book", "return", "change") is the verb when an object follows.
  const next = words[at + 1]
  return (word.part === 'NOUN' || word.part === 'ADJ' || word.part === 'PROPN') &&
    next !== undefined &&
    (/^(?:DET|PRON|NUM|NOUN|ADJ|PROPN|ADP)$/.test(next.part) || next.plain === 'that')
    ? at
    : -1
}

function endOfPhrase(words: readonly Word[], from: number): number {
  let at = from
  for (; at < words.length && at - from < 22; at++) {
    const word = words[at]
    if (!word) break
    const next = words[at + 1]
    if (word.part === 'PUNCT' && !/^["'“”#$/&-]$/.test(word.text)) {
      if (word.text === ',' && isList(words, at)) continue
      break
    }
    if (ENDS.has(word.plain)) break
    if (word.plain === 'as' && (next?.plain === 'soon' || next?.plain === 'i' || next?.part === 'PRON')) break
    if (word.plain === 'right' && (next?.plain === 'away' || next?.plain === 'now')) break
    if (word.plain === 'for' && (next?.plain === 'me' || next?.plain === 'us') && words[at + 2]?.part !== 'VERB') break
    if ((word.plain === 'and' || word.plain === 'or') && next && startsClause(next, words[at + 2])) break
    if (word.plain === 'that' && next?.part === 'PRON') break
    if (word.part === 'PRON' && /^(?:i|we|he|she|they)$/.test(word.plain) && at > from) {
      // A clause of its own ("the bag I added") ends the object, save in "how many bags I may bring".
      if (!words.slice(from, from + 3).some(({ plain }) => QUESTION_WORDS.has(plain))) break
    }
  }
  while (
    at > from &&
    /^(?:,|and|or|to|with|for|of|on|in|-|–|just|also|still|instead|too|now|even|already)$/.test(
      words[at - 1]?.plain ?? '',
    )
  )
    at -= 1
  return at
}

function endOfClause(words: readonly Word[], from: number): number {
  let at = from
  while (
    at < words.length &&
    at - from < 18 &&
    !/^[,.;:!?—()]$/.test(words[at]?.text ?? '.') &&
    (at - from < 2 || !ENDS.has(words[at]?.plain ?? ''))
  )
    at += 1
  return at
}

const startsClause = (word: Word, next: Word | undefined): boolean =>
  /^(?:i|we|you|it|they|he|she|that|this)(?:['’]\w{1,2})?$/.test(word.plain)
    ? true
    : word.part === 'PRON'
      ? false
      : word.part === 'VERB' ||
        word.part === 'AUX' ||
        /^(?:then|also|please|if|when|maybe|possibly|how|what)$/.test(word.plain) ||
        (word.part === 'NOUN' && next?.part === 'PRON')

/** A comma between things, not between clauses: another comma or "and" follows soon, with nothing but things between. */
function isList(words: readonly Word[], at: number): boolean {
  for (let next = at + 1; next < Math.min(at + 6, words.length); next++) {
    const word = words[next]
    if (!word) return false
    if (word.plain === 'and' || word.plain === 'or') return next > at + 1 || words[next + 1]?.part !== 'PRON'
    if (word.text === ',') return next > at + 1
    if (!/^(?:NOUN|PROPN|ADJ|DET|NUM|SYM)$/.test(word.part) && word.text !== '#') return false
  }
  return false
}

function reasonFrom(words: readonly Word[], end: number): string | undefined {
  const at = words[end]?.text === ',' ? end + 1 : end
  const first = words[at]
  if (!first || !REASONS.has(first.plain)) return undefined
  let stop = at + 1
  while (stop < words.length && stop - at < 14 && !/^[.!?;—(]$/.test(words[stop]?.text ?? '.')) stop += 1
  const reason = textOf(words.slice(at, stop))
  return stop - at > 2 ? reason.replace(/[\s,]+$/, '') : undefined
}

/** "a full refund", or behind "help with" also "cancelling my trip". */
function things(words: readonly Word[], help: boolean): Parsed {
  const first = words[0]
  if (!first) return { phrases: [], length: 0 }
  if (first.part === 'VERB' && first.plain.endsWith('ing')) return verbPhrases(words)
  if (/^(?:it|this|that|these|them)$/.test(first.plain) && (words[1] === undefined || words[1].part !== 'NOUN')) {
    // "I want it cancelled", "I need this sorted"
    const second = words[1]
    if (second?.part === 'VERB' && /(?:ed|en)$/.test(second.plain))
      return { phrases: [{ verb: second.base, object: first.text, words: `${second.base} ${first.text}` }], length: 1 }
    return { phrases: [], length: 0 }
  }
  if (/^(?:help|assistance)$/.test(first.plain)) return { phrases: [], length: 0 }
  const end = endOfPhrase(words, 0)
  const object = textOf(words.slice(0, end))
  if (object === '') return { phrases: [], length: 0 }
  const verb = help ? 'help with' : 'get'
  const reason = reasonFrom(words, end)
  return { phrases: [{ verb, object, words: `${verb} ${object}`, ...(reason && { reason }) }], length: object.length }
}

const PRONOUN_ONLY =
  /^(?:|(?:it|this|that|them|these|something|anything|everything|me|so|sure|things?)(?: (?:\w+ing|\w+ed|sorted|done|right|out|over|back|to work|for me|all|again|quickly|please|now|working|online|up|running)){0,6}(?: before .{3,80})?)$/i

/** Things that are told, not given. */
const TOLD =
  /^(?:the |an? |some |any |my )?(?:[\w-]+ ){0,2}(?:number|information|info|details|answers?|explanation|confirmation|update|clarity|clarification|status|instructions|guidance)\b/i

function aboutWhat(verb: string, object: string): RequestFact['about'] {
  if (
    asksForPerson(`${verb} ${object}`) &&
    /^(?:transfer|speak|talk|connect|escalate|pass|get|put|reach|have|find|switch|move|take)$/.test(verb)
  )
    return 'process'
  if (verb === 'help with') return PERSON.test(object) ? 'process' : 'outcome'
  if (verb === 'make sure')
    return /\b(?:have|has|is|are|gets?|covered|added|included)\b/i.test(object) ? 'outcome' : 'process'
  if (verb === 'know' || (verb === 'get' && TOLD.test(object))) return 'information'
  if (
    PROCESS.has(verb) ||
    (verb === 'make' && /\bclear\b/i.test(object)) ||
    (verb === 'take' && /\b(?:seriously|responsibility|care of (?:it|this|that)|a look)\b/i.test(object))
  )
    return 'process'
  return PRONOUN_ONLY.test(object) && /^(?:get|make|take|give|have|fix|do|find)$/.test(verb) ? 'process' : 'outcome'
}
