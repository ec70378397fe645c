/** The recommended next step: from the refused step, the contradiction, the request or the open question; never invented. */
import type { Source } from '../evidence/conversation.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { asksForPerson } from '../evidence/speech/requests.ts'
import { isObject } from '../evidence/tools/tool-result.ts'
import { CONTACTS, GOES_ON, NO_SERVICE, SETS_A_TIME } from '../languages/en/speech.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import type { LeftOff } from './left-off.ts'
import { listedOnly } from './records.ts'
import { lastCheck, resultOf } from './tried.ts'
import { byRecord } from './unknown.ts'
import { calledBy, quotable } from './wording.ts'

export type NextStep = { action: string; source?: Source | undefined }

const holdsAddress = (said: string, address: string): boolean =>
  said.includes(address) ||
  (/^\+?[\d ().-]+$/.test(address) && said.replace(/\D/g, '').includes(address.replace(/\D/g, '').slice(-7)))

const NO_CALLS = /\b(?:ring|phone|call (?:me|us)|calls)\b/i

/** `ask` is the note's title; `fromLane` says that it is the lane's own wording. */
export function nextStep(options: {
  evidence: Evidence
  ask: string
  fromLane: boolean
  name?: string | undefined
  /** The first way to reach the customer. */
  reach?: { channel: string; address: string; source?: Source | undefined } | undefined
  /** Where it is. */
  location?: string | undefined
  /** What waits for the person's yes. */
  waits?: 'draft' | 'action' | undefined
  /** Where the ask only quotes what is open. */
  left?: LeftOff | undefined
  words?: Words['compose'] | undefined
}): NextStep | undefined {
  const { evidence, ask, fromLane, waits, words = compose } = options
  const { wishes, standing } = evidence
  const noCalls =
    evidence.noCalls !== undefined || wishes.some(({ kind, text }) => kind === 'refuses' && NO_CALLS.test(text))
  const when = options.left && saysWhen(evidence)
  const named = when && evidence.reach.find(({ address }) => holdsAddress(when.words, address))
  const given = named ?? options.reach
  const isDead =
    given?.channel === 'phone' && standing.problem !== undefined && NO_SERVICE.test(standing.problem.sentence)
  const reach = isDead
    ? evidence.reach.find(({ channel }) => channel !== 'phone')
    : noCalls && given?.channel === 'phone'
      ? undefined
      : given
  const who = calledBy(options.name) ?? words.customer
  const deed = ask.replace(/[.\s]+$/, '')
  if (waits === 'draft') return { action: words.sendDraft }
  if (waits === 'action') return { action: words.approveAction(deed) }
  if (evidence.danger && fromLane)
    return {
      action: words.reachAtOnce(who, {
        address: options.reach?.address,
        location: options.location,
        inWritingOnly: noCalls,
      }),
      source: evidence.danger.source,
    }
  const { boundary, confirmed } = options.left ? { boundary: undefined, confirmed: undefined } : standing
  const deedOfAsk = firstLower(deed)
  if (standing.isOver && !fromLane) return { action: words.closeIt(who), source: standing.lead?.request.source }
  const isDecision = /^decide (?:on|whether)\b/.test(deedOfAsk)
  const foreign = evidence.records.find(({ otherReach }) => otherReach && !otherReach.theirsFound)
  if (foreign?.otherReach) {
    const { kind, id, otherReach } = foreign
    return {
      action: words.openTheirs(
        kind === 'customer' ? 'record' : kind,
        otherReach.said.address,
        id,
        besideIt(id, evidence),
      ),
      source: otherReach.said.source,
    }
  }
  if (boundary?.by === 'tool' && boundary.call.changes) {
    const { outcome, said, source } = boundary.call
    return {
      action: outcome === 'refused' ? words.overrule(said, deedOfAsk, who) : words.stepAgain(deedOfAsk, who),
      source,
    }
  }
  const contradiction = byRecord(evidence.contradictions).at(-1)
  if (contradiction)
    return {
      action: words.findWhichIsRight(
        who,
        fromLane ? undefined : isDecision ? deedOfAsk : words.deedToDecide(deedOfAsk),
      ),
      source: contradiction.sources[0],
    }
  const onDevice = evidence.calls.filter(({ by }) => by === 'customer')
  const taken = evidence.calls.some((call) => call.by === 'customer' || (call.changes && !call.handsOver))
  const fault =
    taken && /^(?:Fix|Find out)\b/.test(ask)
      ? standing.problem?.source
      : onDevice.length >= 2
        ? onDevice.at(-1)?.source
        : undefined
  if (fault) {
    const question = lastQuestion(evidence)
    if (question) return { action: words.answerThis(who, quotable(question.words)), source: question }
    const check = lastCheck(evidence.calls)
    const listed = listedOnly(evidence)
    if (listed)
      return {
        action: words.openFirstOf(listed.kind, listed.ids, deedOfAsk, check && resultOf(check, words), who),
        source: listed.call.source,
      }
    return {
      action: words.lookFurther(deedOfAsk, check && resultOf(check, words), who),
      source: check?.source ?? fault,
    }
  }
  if (
    confirmed &&
    (confirmed.answer?.message ?? 0) > (boundary?.by === 'agent' ? (boundary.refusal.source.message ?? 0) : -1)
  )
    return { action: words.carryOut(quotable(confirmed.source.words), who), source: confirmed.source }
  const tells = /^(?:Tell|Find|Help|Fix)\b/.test(ask) || (!boundary && /^Decide\b/.test(ask))
  if (fromLane || tells) {
    const contact =
      reach && (reach.channel === 'phone' ? words.call(who, reach.address) : words.writeTo(who, reach.address))
    if (contact && when)
      return {
        action: `${contact.replace(/[.]$/, '')}: “${quotable(when.words)}”`,
        source: when,
      }
    if (contact && reach) return { action: contact, ...(reach.source && { source: reach.source }) }
    return { action: fromLane ? words.answer(who) : `${deed}.` }
  }
  const otherwise = standing.matters.findLast(({ state }) => state === 'conditional')?.request.source
  const instead = otherwise ? words.elseTheyWant(quotable(otherwise.words)) : undefined
  if (isDecision) return { action: words.thenTell(deed, who, instead), source: standing.lead?.request.source }
  if (boundary?.by === 'agent')
    return { action: words.decideRefused(deedOfAsk, who, instead), source: boundary.refusal.source }
  return {
    action: words.decideWhether(deedOfAsk, who, instead),
    ...(standing.lead && { source: standing.lead.request.source }),
  }
}

/** When and how they want to be reached, as they said it last. */
function saysWhen({ turns }: Evidence): Source | undefined {
  for (const turn of turns.filter(({ by }) => by === 'customer').toReversed()) {
    const said = turn.sentences.findLast(
      ({ text }) => CONTACTS.test(text) && SETS_A_TIME.test(text) && countWords(text) <= 24,
    )
    if (said) return { kind: 'customer', message: turn.at, words: said.text }
  }
  return undefined
}

/** What they asked in their last message, beyond how to go on. */
function lastQuestion({ turns }: Evidence): Source | undefined {
  const last = turns.at(-1)
  const asked =
    last?.by === 'customer'
      ? last.sentences.findLast(
          ({ plain, asks }) =>
            asks &&
            !GOES_ON.test(quotable(plain)) &&
            !asksForPerson(plain) &&
            !/\bwhy\b/i.test(plain) &&
            countWords(plain) > 4,
        )
      : undefined
  return last && asked && { kind: 'customer', message: last.at, words: asked.text }
}

/** Others that are listed with it and were not opened: the lines of the account. */
function besideIt(id: string, { calls, records }: Evidence): string[] {
  const lists = calls.flatMap(({ json }) => (isObject(json) ? Object.values(json) : [])).filter(Array.isArray)
  const list = lists.find((values) => values.includes(id)) ?? []
  return list
    .filter((value) => typeof value === 'string' && value !== id)
    .filter((value) => !records.some((record) => record.id === value && record.opened))
    .slice(0, 3)
}

/** A step begins with its verb. */
const firstLower = (step: string): string => step.charAt(0).toLowerCase() + step.slice(1)
