/**
 * The parts of a note as lines a person reads, each with the place it comes from. Cards, templates, reading measures and
 * every medium are built from these lines, so that all of them say the same.
 */
import type { Source } from '../evidence/conversation.ts'
import { headOf } from '../text.ts'
import type { Instant } from '../time/instant.ts'
import { labels } from '../words/en/labels.ts'
import { parts } from '../words/en/parts.ts'
import type { Words } from '../words/words.ts'
import { type Clock, fromNow, timeWords } from './human-time.ts'
import type { Artifact, Note, NoteBrief, SaidInBrief, TriedStep, Urgency } from './note.ts'
import { isWithin, pointerTo } from './pointer.ts'

/**
 * `checked`: a tool said it. `said`: the customer said it. `inferred`: the agent says so. `open`: not known.
 * `done`, `failed`: how a step went. `plain`: nothing to say about it.
 */
export type LineMark = 'checked' | 'said' | 'inferred' | 'open' | 'done' | 'failed' | 'plain'

export type NoteLine = {
  text: string
  /** JSON pointer into the note. */
  pointer: string
  mark: LineMark
  sources: Source[]
  /** The desk filled it in because the agent left it out. */
  filledIn: boolean
}

/** What a reading needs to know that is not in the note. */
export type ReadingContext = Clock & {
  ownerName: string
  laneName: string
  /** "Not accepted · Ana". */
  stateLine: string
  /** Names of those who are asked next where nobody acts, the first of them when; left out where nobody is. */
  next?: { names: readonly string[]; at?: Instant | undefined } | undefined
}

export const URGENCY_SHAPES: Record<Urgency, string> = { now: '▲▲', today: '▲', this_week: '–', fyi: '·' }

const partsIn = ({ words }: Pick<Clock, 'words'>): Words['parts'] => words?.parts ?? parts
const labelsIn = ({ words }: Pick<Clock, 'words'>): Words['labels'] => words?.labels ?? labels

type ReadPart = (note: Note, context: ReadingContext, said: Words['parts']) => NoteLine[]

const READERS = {
  ask: (note) => lines(note, ['/ask', note.ask]),
  next: (note, _context, said) => nextLines(note, said),
  decision: (note, context) =>
    lines(note, [
      note.next.decision.question ? '/next/decision/question' : '/next/decision/kind',
      decisionWords(note, context),
    ]),
  when: (note, context) => lines(note, ['/when', actByWords(note, context)]),
  due: (note, context) => lines(note, ['/when/by', note.when.by && timeWords(note.when.by, context)]),
  since: (note, context) => lines(note, ['/when/since', note.when.since && timeWords(note.when.since, context)]),
  who: (note, _context, said) => whoLines(note, said),
  // With a brief the ask may say all of it.
  what: (note) =>
    note.what === '' && note.brief ? lines(note, ['/ask', note.ask]) : lines(note, ['/what', note.what]),
  why: (note) => [...lines(note, ['/why/sentence', note.why.sentence]), ...briefLines(note, 'why')],
  where: (note) => lines(note, ['/where/location', note.where.location], ['/where/channel', note.where.channel]),
  openFirst: (note) => {
    const index = note.where.artifacts.findIndex((artifact) => artifact.openFirst)
    const artifact = note.where.artifacts[index]
    return artifact ? artifactLines(note, [artifact], index) : []
  },
  artifacts: (note) => artifactLines(note, note.where.artifacts, 0),
  known: (note) => [...briefLines(note, 'decides'), ...knownLines(note)],
  unknown: (note) => unknownLines(note),
  tried: (note, _context, said) =>
    note.tried.map((step, n) =>
      line(note, `/tried/${n}`, triedWords(step, said), {
        sources: sourced(step.source),
        mark: stepMark(step),
      }),
    ),
  wishes: (note, _context, said) =>
    wishLines(note, said).filter((_line, n) => !isQuotedBelow(note, note.wishes[n]?.text ?? '')),
  talk: (note, _context, said) =>
    (note.talk ?? []).map(({ by, text, message }, n) =>
      line(note, `/talk/${n}`, said.quoted(by, text), { sources: [{ kind: by, message, words: headOf(text, 400) }] }),
    ),
  customerSaid: (note, _context, said) =>
    (note.customerSaid ?? []).map(({ text, instead }, n) =>
      line(note, `/customerSaid/${n}`, said.customerSaid(text, instead), {
        mark: 'said',
        sources: [{ kind: 'customer', words: text }],
      }),
    ),
  // Those of the lane hold for every case, and may not fit this one: the agent has them.
  contingencies: (note, _context, said) =>
    (note.filledIn.includes('/contingencies') ? [] : note.contingencies).map(
      ({ if: condition, then: consequence, by }, n) =>
        line(note, `/contingencies/${n}`, said.contingency(condition, consequence, by)),
    ),
  confidence: (note, _context, said) =>
    lines(note, [
      '/confidence',
      note.confidence &&
        // Of what the desk reckons the basis is a fact, and how sure one may be of it is not.
        (note.filledIn.includes('/confidence') && note.confidence.basis
          ? capitalised(note.confidence.basis)
          : joined(': ', said.confidence[note.confidence.level], note.confidence.basis)),
    ]),
  silence: (note, context, said) => silenceLines(note, context, said),
  sensitivity: (note, _context, said) =>
    note.sensitivity.map(({ kind, why }, n) =>
      line(note, `/sensitivity/${n}`, joined(': ', said.sensitivity[kind], why)),
    ),
  promise: (note, context, said) =>
    lines(note, [
      '/promise',
      note.promise && said.promise(note.promise.text, note.promise.by && timeWords(note.promise.by, context)),
    ]),
  draft: (note) => lines(note, ['/draft/body', note.draft?.body]),
  action: (note) => lines(note, ['/action', note.action?.tool]),
  context: (note) => [...lines(note, ['/what', note.what]), ...briefLines(note, 'decides'), ...knownLines(note)],
  concerns: (note, _context, said) => [
    ...wishLines(note, said).filter((_line, n) => note.wishes[n]?.kind === 'refuses'),
    ...unknownLines(note).filter((_line, n) => note.unknown[n]?.kind === 'contradiction'),
  ],
  blocker: (note) => [...lines(note, ['/why/sentence', note.why.sentence]), ...unknownLines(note)],
  care: (note) => briefLines(note, 'care'),
  theirDeadline: (note) =>
    note.brief?.by ? [line(note, '/brief/by', note.brief.by.text, { sources: note.brief.by.sources })] : [],
  against: (note) => unknownLines(note).filter((_line, n) => note.unknown[n]?.kind === 'contradiction'),
  ownErrors: (note) => briefLines(note, 'ownErrors'),
  open: (note, _context, said) => openLines(note, said),
  decides: (note) => briefLines(note, 'decides'),
  notTried: (note) => briefLines(note, 'notTried'),
  told: (note) => briefLines(note, 'told'),
  others: (note) => briefLines(note, 'others'),
  owner: (_note, context) => [outside(context.ownerName)],
  state: (_note, context) => [outside(context.stateLine)],
  lane: (_note, context) => [outside(context.laneName)],
} satisfies Record<string, ReadPart>

export type PartId = keyof typeof READERS

/** Every word that a template row's `shows` may be, beside `fields.<name>`. */
export const PART_IDS = Object.keys(READERS) as PartId[]

export const isPartId = (shows: string): shows is PartId => Object.hasOwn(READERS, shows)

/** A template's own field, from `fields.<name>`. */
export const fieldNameOf = (shows: string): string | null =>
  shows.startsWith('fields.') ? shows.slice('fields.'.length) : null

/** The lines of one part; none when the note says nothing there, or when there is no such part. */
export function readPart(note: Note, shows: string, context: ReadingContext): NoteLine[] {
  const field = fieldNameOf(shows)
  if (field !== null)
    return Object.hasOwn(note.fields, field) ? lines(note, [pointerTo('/fields', field), note.fields[field]]) : []
  return isPartId(shows) ? READERS[shows](note, context, partsIn(context)).filter(({ text }) => text !== '') : []
}

/** Who it is about, in the fewest words: the name, else what identifies them best. */
function whoWords(note: Note, said: Words['parts'] = parts): string {
  const { name, organisation, identifiers, reach } = note.who
  if (name) return name
  if (organisation) return organisation
  const [identifier] = identifiers
  if (identifier) return joined(' ', identifier.label, identifier.value)
  // Where the talk is quoted they may well be named in it.
  return reach[0]?.address ?? (note.talk?.length ? said.aCustomer : said.notIdentified)
}

/** Who and what in one breath: the request, with the name before it where the request does not name them. */
export function whoAndWhat(note: Note, said: Words['parts'] = parts): string {
  const who = whoWords(note, said)
  // In one line: a line break here could pose as a row of the note.
  const what = note.what.replace(/\s+/g, ' ')
  if (what === '') return who
  const heard = what.toLowerCase()
  const isNamed = [note.who.name, note.who.organisation].some((name) =>
    nameParts(name).some((part) => heard.includes(part)),
  )
  return isNamed ? what : `${who}: ${what}`
}

/** "Approve by 2:42 PM (in 15 min)". */
export function actByWords(note: Note, clock: Clock): string {
  const { by, urgency } = note.when
  const said = partsIn(clock)
  const { decision, yesOrNo, urgency: urgencies } = labelsIn(clock)
  const { kind } = note.next.decision
  const verb = kind === 'approve' && !note.action && !note.draft && note.brief ? yesOrNo : decision[kind]
  if (by) return said.actBy(verb, timeWords(by, clock), fromNow(by, clock.now, clock.words?.times))
  return urgency === 'fyi' ? said.noDeadline : said.actWithin(verb, urgencies[urgency])
}

const nameParts = (name = ''): string[] =>
  name
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part.length > 2)

function nextLines(note: Note, said: Words['parts']): NoteLine[] {
  const { action, decision } = note.next
  const options = decision.options.map(({ id, label }) =>
    id === decision.recommended ? said.recommended(label) : label,
  )
  return lines(
    note,
    ['/next/action', action],
    ['/next/decision/question', decision.question],
    ['/next/decision/options', options.length > 0 ? said.options(options) : ''],
    ['/next/decision/reversible', decision.reversible === false ? said.irreversible : ''],
  )
}

/** That nothing is done without a yes surprises nobody who is to find out what is wrong with a phone. */
const waitsForAnAnswer = ({ next, brief }: Note): boolean =>
  !brief || next.decision.kind === 'approve' || next.decision.kind === 'choose'

/** Who is asked next, and what happens when nobody answers at all. */
function silenceLines(note: Note, context: ReadingContext, said: Words['parts']): NoteLine[] {
  const { next } = context
  const at = next?.at && timeWords(next.at, context)
  return [
    ...(next && next.names.length > 0 ? [outside(said.askedNext(next.names, at))] : []),
    ...(waitsForAnAnswer(note) ? lines(note, ['/next/decision/onSilence', note.next.decision.onSilence]) : []),
  ]
}

function decisionWords(note: Note, context: ReadingContext): string {
  const { kind, question } = note.next.decision
  if (question) return question
  const said = partsIn(context)
  if (kind === 'approve') return note.draft ? said.approveDraft : said.approveFirst
  return kind === 'choose' ? labelsIn(context).decision[kind] : said.noApproval
}

function whoLines(note: Note, said: Words['parts']): NoteLine[] {
  const { name, organisation, identifiers, reach } = note.who
  return [
    ...lines(note, ['/who/name', name], ['/who/organisation', organisation]),
    ...identifiers.flatMap((item, n) =>
      isOpenedFirst(note, item.value)
        ? []
        : [
            line(note, `/who/identifiers/${n}`, joined(' ', item.label, item.value), {
              sources: sourced(item.source),
              mark: markOf(item.source),
            }),
          ],
    ),
    ...reach.map((item, n) =>
      line(note, `/who/reach/${n}`, joined(' ', capitalised(item.channel), item.address), {
        sources: sourced(item.source),
      }),
    ),
    ...briefLines(note, 'reach'),
    ...briefLines(note, 'notReach').map((each) => ({ ...each, text: said.notReach(each.text) })),
    ...(note.brief?.identity
      ? [line(note, '/brief/identity', note.brief.identity.text, { sources: note.brief.identity.sources })]
      : []),
  ]
}

/** Beside a brief a record is named once: as the one to open. */
const isOpenedFirst = ({ brief, where }: Note, value: string): boolean =>
  brief !== undefined &&
  where.artifacts.some(({ openFirst, id }) => openFirst && id !== undefined && bare(id) === bare(value))
const bare = (id: string): string => id.replace(/^#/, '').toLowerCase()

type BriefPart = { [Part in keyof NoteBrief]: NoteBrief[Part] extends SaidInBrief[] ? Part : never }[keyof NoteBrief]

const briefLines = (note: Note, part: BriefPart & string): NoteLine[] =>
  (note.brief?.[part] ?? []).map(({ text, sources }, n) => line(note, `/brief/${part}/${n}`, text, { sources }))

const openLines = (note: Note, said: Words['parts']): NoteLine[] =>
  (note.brief?.open ?? []).map(({ text, otherwise, state, sources }, n) =>
    line(
      note,
      `/brief/open/${n}`,
      text === '' && otherwise
        ? said.onlyOtherwise(otherwise)
        : `${state === 'dropped' && SAYS_DROPPED.test(text) ? '' : said.requestState[state]}${joined(' ', otherwise ? text.replace(/[.;\s]*$/, '.') : text, otherwise && said.otherwise(otherwise))}`,
      { sources, ...(state === 'done' && { mark: 'done' as const }) },
    ),
  )

/** "She no longer wants late checkout." */
const SAYS_DROPPED = /\b(?:no longer|any ?more|drop(?:s|ped)?|gave up|given up|forget|withdr[ae]w)\b/i

const artifactLines = (note: Note, artifacts: Artifact[], first: number): NoteLine[] =>
  artifacts.map((artifact, n) =>
    line(note, `/where/artifacts/${first + n}`, artifactWords(artifact), { sources: sourced(artifact.source) }),
  )

export const artifactWords = ({ label, kind, id, url }: Artifact): string =>
  label || joined(' ', capitalised(kind ?? ''), id) || url || ''

const triedWords = ({ step, result, times, by }: TriedStep, said: Words['parts']): string =>
  joined(': ', said.tried(result === '' ? step : step.replace(/\.$/, ''), times, by), result)

function stepMark({ outcome }: TriedStep): LineMark {
  if (outcome === 'done') return 'done'
  return outcome === 'unknown' ? 'plain' : 'failed'
}

const knownLines = (note: Note): NoteLine[] =>
  note.known.map((item, n) =>
    line(note, `/known/${n}`, item.text, { sources: sourced(item.source), mark: markOf(item.source) }),
  )

const unknownLines = (note: Note): NoteLine[] =>
  note.unknown.map((item, n) => line(note, `/unknown/${n}`, item.text, { sources: item.sources, mark: 'open' }))

const wishLines = (note: Note, said: Words['parts']): NoteLine[] =>
  note.wishes.map((wish, n) =>
    line(note, `/wishes/${n}`, `${said.wish[wish.kind]}: ${wish.text}`, { sources: sourced(wish.source) }),
  )

/** What is quoted with the rest of the talk is not told beside it. */
const isQuotedBelow = ({ what, talk = [] }: Note, wish: string): boolean =>
  wish.startsWith('“') &&
  [what, ...talk.map(({ text }) => text)].some((text) =>
    straight(text).includes(straight(wish.replace(/^“|[.!?]*”$/g, ''))),
  )

const straight = (text: string): string => text.replaceAll('’', "'")

function markOf(source: Source | undefined): LineMark {
  if (source === undefined) return 'plain'
  return source.kind === 'tool' ? 'checked' : source.kind === 'customer' ? 'said' : 'inferred'
}

const lines = (note: Note, ...parts: [pointer: string, text: string | undefined][]): NoteLine[] =>
  parts.flatMap(([pointer, text]) => (text ? [line(note, pointer, text)] : []))

function line(
  note: Note,
  pointer: string,
  text: string,
  given: Partial<Pick<NoteLine, 'mark' | 'sources'>> = {},
): NoteLine {
  return {
    text,
    pointer,
    mark: given.mark ?? 'plain',
    sources: given.sources?.length ? given.sources : (note.sources[pointer] ?? []),
    filledIn: note.filledIn.some((filled) => isWithin(pointer, filled) || isWithin(filled, pointer)),
  }
}

const outside = (text: string): NoteLine => ({ text, pointer: '', mark: 'plain', sources: [], filledIn: false })
const sourced = (source: Source | undefined): Source[] => (source ? [source] : [])
const joined = (between: string, ...parts: (string | undefined)[]): string => parts.filter((part) => part).join(between)
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
