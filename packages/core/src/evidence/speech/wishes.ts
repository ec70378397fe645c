/** What the customer wants, accepts and refuses. */
import type { Source } from '../conversation.ts'
import type { RequestFact } from './requests.ts'
import { type SpokenSentence, withoutGreeting } from './spoken.ts'

export type WishFact = { kind: 'wants' | 'accepts' | 'refuses'; text: string; source: Source }

const REFUSES = new RegExp(
  [
    "\\b(?:i|we)(?: \\w{3,10})? (?:don't|do not|didn't|won't|will not|wouldn't|would not)(?: \\w{3,10})? (?:want|accept|agree|wish|like|consent)\\b",
    "\\b(?:i|we)(?: \\w{3,10})? (?:don't|do not|won't|will not)(?: \\w{3,10})? need\\b",
    "\\b(?:i|we)(?: \\w{3,10})? (?:can't|cannot|can not) (?:really |just )?(?:accept|agree|afford|buy|purchase|pay|spend|wait)\\b",
    '\\b(?:i|we) can only (?:use|pay|accept|proceed|spend)\\b',
    "\\bplease,? (?:don't|do not|never)\\b",
    "\\b(?:don't|do not) (?:\\w{3,8} )?(?:transfer|pass|send|charge|cancel|close|call|contact) (?:me|us|my|it|this)\\b",
    "\\b(?:not|n't) (?:\\w{3,10} )?(?:interested in|willing to|okay with|ok with|comfortable|(?:happy|satisfied) with(?! (?:\\w+ ){0,2}(?:service|experience|quality|treatment))|acceptable|going to accept|an option|be transferred)\\b",
    '\\bnot (?:just|only|merely|simply) (?:looking for|asking for|after|interested in)\\b',
    '\\bmore than (?:just )?an? \\w+(?: or \\w+)?\\b(?=.{0,40}\\b(?:compensat|want|need|expect|missed|lost))',
    "\\b(?:rather not|no thanks|no,? thank you|under no circumstances|unacceptable|refuse to|i decline|unwilling|won't work for (?:me|us)|doesn't work for (?:me|us)|does not work for (?:me|us)|prefer not)\\b",
    '\\b(?:seems?|is|feels?|be|sounds?)(?: \\w{1,10}){0,2} (?:too low|bit low|quite low|not enough|insufficient|inadequate|too expensive|too high|too late|unfair|not fair)\\b',
    "\\b(?:isn't|doesn't feel|doesn't seem|is not|does not seem) (?:\\w{3,10} )?(?:enough|sufficient|adequate|fair|reasonable|good enough)\\b",
    "\\b(?:don't|do not) think (?:\\w{1,12} ){1,6}(?:is |are )?(?:enough|fair|acceptable|sufficient|reasonable)\\b",
    "\\b(?:doesn't|does not|won't|hardly)(?: \\w{3,10}){0,2}(?: to)? (?:reflect|compensate|make up for|cover what|match|come close)\\b",
    '\\b(?:over|above|beyond|exceeds?|outside) (?:my|our) (?:\\w+ )?(?:budget|limit|price range)\\b',
    '\\bwithout (?:(?:being |getting )?(?:transferr|cancell|pay)(?:ed|ing)|(?:having|needing) to (?:pay|cancel|transfer|contact|call|speak|talk))\\b',
    '\\b(?:want|expect|prefer)\\b[^.?!]{3,100}(?:,? (?:and )?not (?:a|an|just|the|to)|\\(not)\\b',
    '\\bno (?:transfers?|vouchers?)\\b(?![^?]*\\?)',
    "\\b(?:i'll|i will|i'd|we'll|we will) pass\\b(?! (?:it|this|that) on)",
    "^no,? (?:that's|that is|it's) (?:okay|ok|fine|alright|all right)\\b",
    "\\b(?:don't|do not) feel comfortable\\b|\\bi(?:'m| am| feel)(?: \\w{1,10}){0,3} uncomfortable\\b",
    "\\b(?:i|we)(?:'ve| have)? changed (?:my|our) minds?\\b",
    '\\bnever ?mind\\b',
    "\\b(?:more|less) than (?:i|we|what (?:i|we|you))(?:'m|'re| was| am| were| are|'d| had)? (?:hoping|comfortable|willing|wanted|planned|planning|prepared|mentioned|offered)\\b",
    '\\b(?:little|bit|too|quite|pretty) (?:steep|pricey|costly)\\b',
  ].join('|'),
  'i',
)
const NO_REFUSAL =
  /\b(?:anything else|need (?:any )?(?:help|to know|more)|don't need (?:to|it now)|don't want to (?:bother|take|be (?:rude|left|the only|without|late|stuck)|mess|lose|miss|risk|waste)|don't like (?:to|how)|wouldn't want|if (?:you|i|we|that|it) (?:don't|do not|can't|isn't)|like to know)\b/i

const ACCEPTS = new RegExp(
  [
    "\\b(?:go ahead|please proceed|proceed with|let's (?:do|go|use|proceed|book|try|start|move on to|keep|stick|continue)|(?:i'll|i will) (?:definitely )?(?:take|go with|choose|accept|pay|use|reach out|look into)|i'll do(?! my best)|i(?:'d| would) (?:like|prefer|want) (?:to (?:go with|choose|take|proceed|go ahead|accept)|both|the (?:first|second|third|last) (?:one|option)|option))\\b",
    "\\b(?:i'm|i am|we're|we are|i'd be|i would be)(?: \\w{3,10})? (?:willing|happy|fine|ok|okay|open|prepared) (?:to|with|if|\\w{3,12}ing)\\b",
    "\\b(?:that|this|it|which|either|both|\\w{1,12})(?:'s|'d be| is| are| sounds| would be| will be| works| would work| should be| all looks| looks)(?: \\w{3,10})? (?:fine|okay|ok|acceptable|perfect|great|good|works|alright|(?<=looks )correct)(?: (?:with|for|by) (?:me|us))?(?=[,.!;—–-]|$| but| too| as| with| for| by| if| and)",
    "\\b(?:works for (?:me|us)|i (?:agree|accept|confirm|consent|approve)|i don't mind|i do not mind|that would be (?:helpful|appreciated)|no problem with)\\b",
    '\\b(?:even|même) (?:if|though|without|sans) (?:i|we|je|a|any|rembours\\w*)\\b(?=.{0,40}\\b(?:get|receive|have|refund|pay|lose|rembours\\w*|recevrai)\\b)',
    "^(?:(?:oh|and|so|but|ah|great|thanks|thank you)[,.! ]+)*(?:if [^,]{3,60}, then )?(?:yes|yeah|yep|yup|sure|ok|okay|alright|absolutely|certainly|of course|oui)\\b[—–,.! -]*(?:(?:oui|i think)[, ]*)?(?:i(?:'d| would) (?:also )?(?:like|appreciate|love|prefer)|i want|please(?! (?:note|look|find|tell|provide))|do (?:it|so|that)|let's|i confirm|that works|that would|you (?:can|may)|(?:just )?(?:transfer|cancel|upgrade|use|confirm|book|change|add|send|proceed|remove|refund|issue|connect|switch|update|keep|apply|charge|take|downgrade)\\b)",
    '^(?:yes|yep|yeah|oui|agreed|confirmed)[.! ]*$',
  ].join('|'),
  'i',
)
const NO_ACCEPTANCE =
  /\bhope (?:that|it|this)\b|\bif (?:it's|that's|it is) (?:ok|okay|fine|alright|good|possible)\b|\b(?:happy|willing|okay|fine) to (?:give|provide|share|tell|answer|show|explain|wait)\b|\bonly\b[^.]{0,40}\bwilling\b|\bfor (?:all )?(?:your|the) help\b|\b(?:not|isn't|don't|doesn't|can't|cannot|never|no longer|wouldn't)(?: \w{2,10}){0,2} (?:ok|okay|fine|good|great|acceptable|willing|happy|open|agree|accept|work|works|ready|perfect|right)\b|^i (?:do )?(?:completely |fully )?(?:understand|see|get)\b(?!.{0,120}\b(?:go ahead|proceed|fine|okay|willing|accept)\b)|^(?:what|how|why|would|can you|is there|do you)\b|\bif (?:you|i|we) (?:could|can)\b.{0,120}\b(?:great|helpful|appreciated|good|perfect)\b|\b(?:be|is|sounds|was|were) (?:really |so )?(?:great|good|perfect|fine)(?: (?:news|to hear|so far))\b/i

/** The agent puts something up that it would do. */
export const putsUp = (sentence: string): boolean =>
  /(?<!\bhow )\b(?:would you|you'd|you would) like (?:me )?to\b|\b(?:shall|should) i\b|\bwant me to\b|\bproceed with\b|\bonce (?:you(?:'ve)? )?confirm/i.test(
    sentence,
  )

/** What stands and falls with what was put up before: alone it may just tell which order is meant. */
const YES_TO_THAT =
  /^(?:(?:oh|and|so|ah)[,.! ]+)*(?:yes|yeah|yep|yup)\b[—–,.! -]*(?:that's|that is|it's|it is|everything(?:'s| is| looks)) (?:(?:all )?(?:correct|right|perfect|good)|the one)\b/i
/** "Anything else?" "Yes, I'd also like …" */
const YES_AND_ALSO = /^(?:yes|yeah|yep|yup)\b[—–,.! -]*i(?:'d| would) also\b/i
const NO_TO_THAT = /^no\b[—–,.! -]*(?:that's|that is|it's|it is) not\b/i

/** What one sentence says of wishes. */
export function wishesIn(
  { said, plain, asks }: SpokenSentence,
  { requests, answersOffer, source }: { requests: readonly RequestFact[]; answersOffer: boolean; source: Source },
): WishFact[] {
  const wishes: WishFact[] = []
  const refusal = NO_REFUSAL.test(said) ? null : (REFUSES.exec(said) ?? (answersOffer ? NO_TO_THAT.exec(said) : null))
  if (refusal) wishes.push({ kind: 'refuses', text: clauseAt(said, refusal.index), source })
  const rest = refusal ? said.replace(clauseAt(said, refusal.index), '') : said
  const addsOwn = !answersOffer && YES_AND_ALSO.test(said)
  const stated = asks ? rest.slice(0, Math.max(0, rest.search(ASKS_ON))) : rest
  if (!addsOwn && (ACCEPTS.test(stated) || (answersOffer && YES_TO_THAT.test(stated))) && !NO_ACCEPTANCE.test(stated))
    wishes.push({ kind: 'accepts', text: plain || said, source })
  // "Yes, cancel it" takes up an offer; "I want to cancel it, even without a refund" wants and accepts.
  if (asks || !wishes.some(({ kind }) => kind === 'accepts') || !TAKES_UP.test(said))
    for (const request of requests)
      if (
        (request.about === 'outcome' && request.verb !== 'help with') ||
        (request.verb === 'use' && request.object.length > 4)
      )
        wishes.push({ kind: 'wants', text: request.words, source })
  return wishes
}

/** "That sounds good, but can you …?": what stands before it is no question. */
const ASKS_ON =
  /[,;—–] ?(?:but|and|though)?,? ?(?:can|could|would|will|is|are|do|does|what|how|when|where) (?:you|i|we|it|there|the|my)\b/i

const TAKES_UP =
  /^(?:(?:oh|and|so|ah)[,.! ]+)*(?:yes|yeah|yep|yup|sure|ok|okay|alright|oui)\b|\b(?:go ahead|proceed|go with|i'll take|i confirm)\b/i

/** The clause of a sentence that holds a place in it. */
function clauseAt(sentence: string, at: number): string {
  const before = [...sentence.slice(0, at).matchAll(CLAUSE_BREAK)].at(-1)
  const from = before ? before.index + before[0].length : 0
  const end = sentence.slice(at + 12).search(/[;—–]|\. |, (?:and|but|so|because|if|since) /)
  return withoutGreeting(sentence.slice(from, end < 0 ? undefined : at + 12 + end))
}

const CLAUSE_BREAK =
  /[;—–:]\s*|\. |,? (?:but|because|so that|so|since) |, (?:and )?(?=(?:i|we|please|that|it|this)\b)| and (?=(?:i|we|please)\b)/gi
