/**
 * The note as the inbox shows it, as plain data: a core of at most 39 words above the line, labelled rows below it.
 * Every other medium is written from this card, so that all of them tell the same in the same order.
 */

import type { Instant } from '../../time/instant.ts'
import { readAddress } from '../../web-address.ts'
import { card } from '../../words/en/card.ts'
import { labels } from '../../words/en/labels.ts'
import type { Words } from '../../words/words.ts'
import { inPersonsWords } from '../check/rule-words.ts'
import type { Artifact, Draft, Note, ProposedAction, Urgency } from '../note.ts'
import { actByWords, artifactWords, type ReadingContext, URGENCY_SHAPES, whoAndWhat } from '../parts.ts'
import { labelIn, type NoteRow, noteRows } from '../rows.ts'
import { shownExactly } from '../shown-exactly.ts'
import type { Template } from '../templates/own-template.ts'

export type RenderContext = ReadingContext & {
  template?: Template
  findings?: { rule: string; pointer?: string; said?: { facts: object } | undefined }[]
  /** The desk keeps the conversation, so that it can be opened. */
  conversationKept?: boolean
  /** Where the person acts, for media that carry links: the most important first. http(s) addresses only. */
  links?: { label: string; url: string }[]
  /** What stands under a message: for whom it is, where to change what one is sent. */
  footer?: (string | { text: string; url: string })[]
}

export type Card = {
  header: {
    urgency: Urgency
    /** "▲▲", beside the word and never instead of it. */
    shape: string
    word: string
    lane: string
    /** "Not accepted · Ana". */
    state: string
    owner: { label: string; name: string }
  }
  /** The title: no label stands in it or before it. */
  ask: string
  act: { text: string; by: Instant | null; isOver: boolean }
  /** In one breath. */
  whoAndWhat: string
  /** Above the line and below it, in this order. */
  rows: NoteRow[]
  openFirst: CardLink | null
  /** Further records, one step away. */
  artifacts: CardLink[]
  conversation: { isKept: boolean; url: string | null; host: string | null }
  draft: { label: string; draft: Draft } | null
  action: { label: string; tool: string; arguments: { name: string; value: string }[]; hash: string | null } | null
  /** "This note lacks: what the customer asks for, who the customer is."; null when it lacks nothing. */
  lacks: string | null
  /** Further remarks of the check, and what a model worded, as sentences. */
  remarks: string[]
  links: { label: string; url: string }[]
  footer?: NonNullable<RenderContext['footer']>
}

export type CardLink = {
  label: string
  text: string
  kind: string | null
  id: string | null
  url: string | null
  /** Where it leads; null where the words say it already. */
  host: string | null
}

export function toCard(note: Note, context: RenderContext): Card {
  const { template, words } = context
  const said = words?.card ?? card
  const found = notYetSaid(note, context.findings ?? []).filter(
    ({ rule }) => !isQuoted(note) || !QUOTED_BELOW.has(rule),
  )
  const { lacks, remarks } = inPersonsWords(found, context.words?.findings)
  const openFirst = note.where.artifacts.find((artifact) => artifact.openFirst)
  return {
    header: {
      urgency: note.when.urgency,
      shape: URGENCY_SHAPES[note.when.urgency],
      word: (words?.labels ?? labels).urgency[note.when.urgency],
      lane: context.laneName,
      state: context.stateLine,
      owner: { label: labelIn(template, 'owner') ?? said.owner, name: context.ownerName },
    },
    ask: note.ask,
    act: {
      text: actByWords(note, context),
      by: note.when.by ?? null,
      isOver: note.when.by !== undefined && note.when.by < context.now,
    },
    whoAndWhat: whoAndWhat(note, words?.parts),
    rows: noteRows(note, context, template),
    openFirst: openFirst ? toLink(labelIn(template, 'openFirst') ?? said.openFirst, openFirst) : null,
    artifacts: note.where.artifacts
      .filter((artifact) => artifact !== openFirst)
      .map((artifact) => toLink(said.record, artifact)),
    conversation: {
      isKept: context.conversationKept ?? false,
      url: note.where.conversation ?? null,
      host: hostBeside('', note.where.conversation),
    },
    draft: note.draft ? { label: labelIn(template, 'draft') ?? said.draft, draft: note.draft } : null,
    action: note.action ? toAction(note.action, labelIn(template, 'action') ?? said.action) : null,
    lacks: lacks.length > 0 ? said.lacks(lacks) : null,
    remarks: [...remarks, ...wordedByAModel(note, said)],
    links: context.links ?? [],
    ...(context.footer && { footer: context.footer }),
  }
}

/** "Wording of ask, request by a model (small-7b)." */
function wordedByAModel({ wordedBy }: Note, said: Words['card']): string[] {
  if (!wordedBy) return []
  const names: Record<string, string> = said.worded
  const parts = wordedBy.parts.map((part) => names[part] ?? part)
  return [said.wordedByModel({ parts, model: wordedBy.model })]
}

const toLink = (label: string, artifact: Artifact): CardLink => ({
  label,
  text: artifactWords(artifact),
  kind: artifact.kind ?? null,
  id: artifact.id ?? null,
  url: artifact.url ?? null,
  host: hostBeside(artifactWords(artifact), artifact.url),
})

/** Words may say anything: whoever opens a link sees where it leads. */
function hostBeside(words: string, url: string | undefined): string | null {
  const host = readAddress(url ?? '')?.host
  return host === undefined || words.includes(host) ? null : host
}

/** The words of a link with the host that it leads to. */
export const linkWithHost = ({ text, host }: Pick<CardLink, 'text' | 'host'>): string =>
  host === null ? text : `${text} (${host})`

const toAction = (action: ProposedAction, label: string): Card['action'] => ({
  label,
  tool: shownExactly(action.tool),
  arguments: Object.entries(action.arguments).map(([name, value]) => ({
    name: shownExactly(name),
    value: shownExactly(asText(value)),
  })),
  hash: action.hash ?? null,
})

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))

type Findings = NonNullable<RenderContext['findings']>

/** What these rules miss in the lines above stands in the words below. */
const QUOTED_BELOW: ReadonlySet<string> = new Set([
  'vague-summary',
  'buried-decision',
  'missing-who',
  'missing-what',
  'missing-why',
  'no-reason',
  'nothing-to-open-first',
  'unknown-left-out',
  'all-steps-done-without-the-list',
])

/** What was said stands below. */
const isQuoted = ({ talk = [] }: Note): boolean => talk.length > 0

/** A fact that stands among what is not known is not remarked on once more. */
const notYetSaid = ({ unknown }: Note, findings: Findings): Findings =>
  findings.filter(({ said }) => {
    const fact = said && 'fact' in said.facts ? String(said.facts.fact) : ''
    return fact === '' || !unknown.some(({ text }) => text.includes(fact))
  })
