/**
 * The evidence: what a conversation and its tool calls hold, each fact with the message it comes from and its words.
 * Nothing here is guessed from what a product or a data set calls its tools: names are read by their words, values by
 * their shape. Work grows with the length of the conversation and is bounded per message.
 */
import type { Conversation, Source } from './conversation.ts'
import { type Claim, type Contradiction, disputesIn } from './disputes.ts'
import {
  type IdentifierFact,
  identityIn,
  type NameFact,
  type PlaceFact,
  type ReachFact,
  type RecordFact,
} from './identity/identity.ts'
import { writtenNow } from './mail/written-now.ts'
import { type Danger, dangerIn } from './speech/danger.ts'
import { callsForIn, noCallsIn } from './speech/dealings.ts'
import type { ProblemFact } from './speech/problems.ts'
import type { QuestionFact } from './speech/questions.ts'
import type { RequestFact } from './speech/requests.ts'
import { type ReasonFact, speechIn } from './speech/speech.ts'
import { type Turn, turnsIn } from './speech/spoken.ts'
import { type TellingFact, tellingIn } from './speech/telling.ts'
import { type WantedFact, wantedIn } from './speech/wanted.ts'
import type { WishFact } from './speech/wishes.ts'
import { type WrittenIn, writtenIn } from './speech/written-in.ts'
import { type Standing, standingIn } from './standing/standing.ts'
import { pairToolCalls, type ToolCall } from './tools/tool-calls.ts'

export type { Claim, Contradiction } from './disputes.ts'
export type { IdentifierFact, NameFact, PlaceFact, ReachFact, RecordFact } from './identity/identity.ts'
export type { ProblemFact } from './speech/problems.ts'
export type { QuestionFact } from './speech/questions.ts'
export type { RequestFact } from './speech/requests.ts'
export type { ReasonFact } from './speech/speech.ts'
export type { TellingFact } from './speech/telling.ts'
export type { WantedFact } from './speech/wanted.ts'
export type { WishFact } from './speech/wishes.ts'
export type { Standing } from './standing/standing.ts'
export type { ToolCall } from './tools/tool-calls.ts'

export type Evidence = {
  /** What was said, as sentences: read once for all who look for something in it. */
  turns: readonly Turn[]
  names: NameFact[]
  identifiers: IdentifierFact[]
  reach: ReachFact[]
  /** Where it is, as the customer said it. */
  places: PlaceFact[]
  records: RecordFact[]
  calls: ToolCall[]
  requests: RequestFact[]
  /** What the customer wants in other languages than English. */
  wanted: WantedFact[]
  /** The customer's language, where it is not English. */
  writtenIn?: WrittenIn
  problems: ProblemFact[]
  /** What the customer said that tells most, best first. */
  telling: TellingFact[]
  /** Why the customer asks. */
  reasons: ReasonFact[]
  wishes: WishFact[]
  /** Where customer and record, or the agent speaking from it, say different things. */
  contradictions: Contradiction[]
  /** What the customer says they were told or shown, and nobody checked. */
  claims: Claim[]
  /** Questions that nobody answered. */
  unanswered: QuestionFact[]
  askedForPerson?: Source
  /** The customer does not want to be called, or cannot talk. */
  noCalls?: Source
  /** For whom the customer speaks, where not for themselves: `my daughter`. */
  callsFor?: { whom: string; source: Source }
  /** What is asked for and open, what was agreed and not done, where the agent stopped. */
  standing: Standing
  /** Where the customer spoke of danger to life, health, freedom or home, first. */
  danger?: Danger
  wantsNoTransfer?: Source
  /** When the customer's first message that nobody answered was sent, where messages carry times. */
  waitingSince?: string
}

export function gatherEvidence(sent: Conversation): Evidence {
  const conversation = writtenNow(sent)
  const calls = pairToolCalls(conversation)
  const { names, identifiers, reach, places, records } = identityIn(conversation, calls)
  const turns = turnsIn(conversation)
  const speech = speechIn(turns)
  const danger = dangerIn(turns)
  const evidence: Evidence = {
    turns,
    names,
    identifiers,
    reach,
    places,
    records,
    calls,
    ...speech,
    wanted: wantedIn(turns),
    standing: standingIn(turns, calls, speech),
    telling: tellingIn(turns, danger !== undefined),
    ...disputesIn(turns, calls),
  }
  const language = writtenIn(conversation)
  if (language) evidence.writtenIn = language
  if (danger) evidence.danger = danger
  const noCalls = noCallsIn(turns)
  if (noCalls) evidence.noCalls = noCalls
  const callsFor = callsForIn(turns)
  if (callsFor) evidence.callsFor = callsFor
  const since = firstUnanswered(conversation)
  if (since) evidence.waitingSince = since
  return evidence
}

function firstUnanswered(conversation: Conversation): string | undefined {
  let since: string | undefined
  for (const message of conversation) {
    if (message.role === 'customer') since ??= message.at
    if ((message.role === 'agent' && !message.toolCall) || message.role === 'person') since = undefined
  }
  return since
}
