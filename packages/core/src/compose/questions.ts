/**
 * What the desk asks the agent: where brief and evidence do not fit, and where what decides was left out. At most three,
 * never one that the brief answers already. What is not answered is told to the person as not known.
 */

import type { Conversation, Source } from '../evidence/conversation.ts'
import type { Evidence, ToolCall } from '../evidence/evidence.ts'
import { type Reach, reachIn } from '../evidence/identity/reach.ts'
import { meaningOfKey } from '../evidence/tools/naming.ts'
import { isObject, leavesOf } from '../evidence/tools/tool-result.ts'
import { EMPTY } from '../languages/en/agents.ts'
import type { Brief } from '../note/brief.ts'
import { contentWords } from '../note/check/content-words.ts'
import type { SuppliedNote, Unknown } from '../note/note.ts'
import type { Answers, Question } from '../note/question.ts'
import { countWords } from '../text.ts'
import { compose } from '../words/en/compose.ts'
import type { Words } from '../words/words.ts'
import { recordOfAnother } from './customer-name.ts'

const QUESTIONS_AT_MOST = 3

/** A question with what the person reads where nobody answers it, and what stands before an answer of few words. */
export type Asked = Question & { open: Unknown; topic: string }

export type AskFor = {
  /** Absent where none was sent. */
  brief: Brief | undefined
  supplied: SuppliedNote
  conversation: Conversation
  evidence: Evidence
  /** A rule of the playbook stopped the agent. */
  hasRule: boolean
  words?: Words['compose'] | undefined
}

export function questionsFor(sent: AskFor): Asked[] {
  // A brief that says nothing is none.
  const given = { ...sent, brief: Object.keys(sent.brief ?? {}).length > 0 ? sent.brief : undefined }
  const { brief, supplied, conversation } = given
  const isEmpty = conversation.length === 0 && Object.keys(supplied).length === 0
  if (!brief && !isEmpty) return []
  const asked = [aboutWhat(given), whichRecord(given), wasItFound(given), notOpened(given), whichRule(given)]
  return asked.flatMap((one) => one ?? []).slice(0, QUESTIONS_AT_MOST)
}

/** The brief with what was answered, and the questions that still stand. An answer to nothing that was asked is kept as it is. */
export function withAnswers(
  brief: Brief | undefined,
  asked: readonly Asked[],
  answers: Answers,
): { brief: Brief | undefined; left: Asked[] } {
  let told = brief
  for (const [id, answer] of Object.entries(answers)) {
    if (answer === '') continue
    const question = asked.find((one) => one.id === id)
    told = answered(
      told ?? {},
      id,
      question && countWords(answer) < 5 ? `${question.topic}: ${answer}` : answer,
      answer,
    )
  }
  return { brief: told, left: asked.filter(({ id }) => !answers[id]) }
}

function answered(brief: Brief, id: string, text: string, bare: string): Brief {
  const line = { text, m: [] }
  switch (id) {
    case 'about':
      return brief.ask
        ? { ...brief, decides: [line, ...(brief.decides ?? [])] }
        : { ...brief, ask: { text: bare, m: [] } }
    case 'rule':
      return { ...brief, why_you: [{ text: bare, m: [] }] }
    case 'promise':
      return { ...brief, told: [...(brief.told ?? []), line] }
    case 'not_opened':
      return { ...brief, not_tried: [...(brief.not_tried ?? []), line] }
    default:
      return { ...brief, decides: [line, ...(brief.decides ?? [])] }
  }
}

function aboutWhat({ brief, supplied, words = compose }: AskFor): Asked | undefined {
  const isTold = brief?.ask ?? supplied.ask ?? supplied.what ?? supplied.action ?? supplied.next?.decision?.question
  if (isTold) return undefined
  return asked('about', '/ask', words.questions.about, { kind: 'missing', about: 'what' })
}

/** The customer gave one number or name, and what was opened belongs to another. */
function whichRecord({ brief, conversation, evidence, words = compose }: AskFor): Asked | undefined {
  const told = JSON.stringify(brief ?? {}).toLowerCase()
  const another = recordOfAnother(evidence)
  if (another && !told.includes(lastWord(another.record.value)))
    return asked('record', '/customer', words.questions.nameOfAnother(another.said.value, another.record.value), {
      kind: 'contradiction',
      about: 'who',
      sources: [another.said.source, another.record.source],
    })
  for (const reach of givenByThem(conversation)) {
    const opened = evidence.calls.flatMap((call) => openedIn(call, reach.channel))
    const theirs = opened.filter(({ address }) => isSame(address, reach.address))
    const others = opened.filter(
      ({ address, key }) => !isSame(address, reach.address) && !theirs.some((one) => one.key === key),
    )
    const [other] = others
    if (!other || told.includes(ending(other.address))) continue
    const facts = words.questions.numberOfAnother(shown(reach.address), other.id, shown(other.address))
    return asked('record', '/customer', facts, {
      kind: 'contradiction',
      about: 'where',
      sources: [reach.source, other.source],
    })
  }
  return undefined
}

const givenByThem = (conversation: Conversation): (Reach & { source: Source })[] =>
  conversation.flatMap(({ role, text }, message) =>
    role !== 'customer'
      ? []
      : reachIn(text.slice(0, 20_000)).map((reach) => ({
          ...reach,
          source: { kind: 'customer' as const, message, words: reach.address.slice(0, 400) },
        })),
  )

type Opened = { id: string; key: string; address: string; source: ToolCall['source'] }

/** Records that a call asked for by their id, with the address that stands in them. */
function openedIn(call: ToolCall, channel: string): Opened[] {
  if (call.outcome !== 'done' || call.by !== 'agent' || !isObject(call.json)) return []
  const entries = Object.entries(call.json)
  const given = new Set(leavesOf(call.arguments).map(({ value }) => String(value)))
  const own = entries.find(([key, value]) => meaningOfKey(key).is === 'identifier' && given.has(String(value)))
  const address = entries.find(([key, value]) => meaningOfKey(key).is === channel && typeof value === 'string')?.[1]
  return own && address ? [{ key: own[0], id: String(own[1]), address: String(address), source: call.source }] : []
}

const bare = (address: string): string => address.toLowerCase().replace(/[\s().+-]/g, '')
const isSame = (one: string, other: string): boolean =>
  bare(one).endsWith(bare(other)) || bare(other).endsWith(bare(one))
const ending = (address: string): string => (address.includes('@') ? address.toLowerCase() : bare(address).slice(-4))
/** "…2002", as numbers are told apart. */
const shown = (address: string): string => (address.includes('@') ? address : `…${ending(address)}`)
const lastWord = (name: string): string => name.toLowerCase().split(' ').at(-1) ?? ''

/** A promise that the customer tells of, and nobody looked up. */
function wasItFound({ brief = {}, evidence, words = compose }: AskFor): Asked | undefined {
  const { ask, open, customer, ...rest } = brief
  const told = new Set(contentWords(JSON.stringify(rest)))
  const claim = evidence.claims.find(({ text }) => {
    const own = contentWords(text)
    return own.filter((word) => told.has(word)).length * 2 < own.length
  })
  if (!claim) return undefined
  return asked('promise', '/told', words.questions.promise(claim.text.replace(/[.!]+$/, '')), {
    kind: 'unverified',
    sources: [claim.source],
  })
}

/** Records that the customer named, of the kind that was opened, and that no call ever touched. */
function notOpened({ brief, conversation, evidence, words = compose }: AskFor): Asked | undefined {
  const told = JSON.stringify(brief ?? {}).toLowerCase()
  const shapes = new Set(evidence.records.filter(({ opened }) => opened).map(({ id }) => shapeOf(id)))
  if (shapes.size === 0) return undefined
  const touched = conversation
    .map(
      ({ role, text, toolCall }) =>
        `${role === 'tool' ? text : ''} ${toolCall ? JSON.stringify(toolCall.arguments) : ''}`,
    )
    .join(' ')
    .toLowerCase()
  const left = new Map<string, Source>()
  for (const [message, { role, text }] of conversation.entries())
    for (const [id] of role === 'customer' ? text.slice(0, 20_000).matchAll(CODE) : [])
      if (shapes.has(shapeOf(id)) && !touched.includes(id.toLowerCase()) && !told.includes(id.toLowerCase()))
        left.set(id, { kind: 'customer', message, words: id })
  if (left.size === 0 || left.size > 4) return undefined
  return asked('not_opened', '/not_tried', words.questions.notOpened([...left.keys()]), {
    kind: 'missing',
    about: 'where',
    sources: [...left.values()],
  })
}

/** Codes of records as people and machines write them. */
export const CODE = /(?<![$€£\w-])#?(?=[\w-]*\d)\w[\w-]{3,20}(?![\w-])/g

/** "M-4120" is written as "M-4199" is; a code without a dash as one of its length with the same kinds of signs. */
const shapeOf = (id: string): string =>
  /[-_]/.test(id)
    ? id
        .replace(/[A-Z]+/g, 'A')
        .replace(/[a-z]+/g, 'a')
        .replace(/\d+/g, '9')
    : [id.length, /\d/.test(id), /[A-Z]/.test(id), /[a-z]/.test(id)].join()

/** What stopped the agent, where neither it nor the talk says so. */
function whichRule({ brief, supplied, evidence, hasRule, words = compose }: AskFor): Asked | undefined {
  if (!brief || hasRule || supplied.why?.sentence || brief.care?.length || evidence.askedForPerson) return undefined
  if ((brief.why_you ?? []).some(({ text }) => !EMPTY.test(text) && !SAYS_POLICY.test(text))) return undefined
  const said = brief.why_you ? words.questions.ruleBehind : words.questions.rule
  return asked('rule', '/why_you', said, { kind: 'missing', about: 'why' })
}

const SAYS_POLICY = /^(?:as |due to )?(?:per |by )?(?:our |the )?(?:company )?polic(?:y|ies)\.?$/i

function asked(
  id: string,
  about: string,
  { asks, open, topic }: Words['compose']['questions']['about'],
  unknown: Partial<Unknown> & Pick<Unknown, 'kind'>,
): Asked {
  return { id, about, text: asks, topic, open: { sources: [], ...unknown, text: open } }
}
