/**
 * The next version of the playbook, as the pages of set-up make it together: named edits on the version in force, written
 * into its own text. It is compared and proven at the desk before it can be saved, and kept when somebody else was faster.
 */

import type { AnswerOf, BodyOf, Playbook, PlaybookEdit } from '@baton-desk/core'
import { BatonError } from '@baton-desk/sdk'
import { t } from '@lingui/core/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useState } from 'react'
import { desk, once, sayError } from '../../desk/desk.ts'
import { deskQuery } from '../../desk/queries.ts'

export type Put = Extract<PlaybookEdit, { edit: 'put' }>
export type Part = Put['part']
type Edit = Extract<PlaybookEdit, { edit: 'put' | 'remove' }>
type Change = AnswerOf<'comparePlaybooks'>['changes'][number]

export const playbookQuery = {
  queryKey: ['setup', 'playbook'],
  queryFn: ({ signal }: { signal: AbortSignal }) => desk.getPlaybook({ signal }),
  refetchOnWindowFocus: true,
}

type Draft = {
  version: number
  /** As it stands with the edits made. */
  playbook: Playbook
  edits: readonly Edit[]
  put: (part: Part, id: string, values: Put['values']) => void
  remove: (part: Exclude<Part, 'playbook'>, id: string) => void
  drop: () => void
  /** The text with all edits in it, and what the desk says of it. */
  text: string | undefined
  inForce: string
  check: { data: AnswerOf<'checkPlaybook'> | undefined; error: Error | null; isChecking: boolean }
  save: (why: string) => Promise<void>
  isSaving: boolean
  said: string
  failure: string
  /** What the others changed since, when a save was refused for it; the edits are now on top of theirs. */
  others: { by: string; changes: Change[] } | undefined
}

const Context = createContext<Draft | undefined>(undefined)

export function useDraft(): Draft {
  const draft = useContext(Context)
  if (!draft) throw new Error('useDraft was called outside set-up.')
  return draft
}

/** The text with all edits in it; without any, that of the version in force. */
export function useNextText(): string {
  const { text, inForce } = useDraft()
  return text ?? inForce
}

export function DraftOf({ view, children }: { view: AnswerOf<'getPlaybook'>; children: ReactNode }) {
  const queries = useQueryClient()
  const [edits, setEdits] = useState<readonly Edit[]>([])
  const [isSaving, setIsSaving] = useState(false)
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState('')
  const [others, setOthers] = useState<Draft['others']>()
  const written = useQuery({
    queryKey: ['setup', 'written', view.version, edits],
    queryFn: () => write(view, edits),
    enabled: edits.length > 0,
    gcTime: 0,
  })
  const text = edits.length > 0 ? written.data : undefined
  const check = useQuery({
    queryKey: ['setup', 'check', view.version, text],
    queryFn: ({ signal }) => desk.checkPlaybook({ document: text ?? '' }, { signal }),
    enabled: text !== undefined,
    gcTime: 0,
  })
  /** From what stands then, not from what was drawn: one click may make several edits. */
  const change = (next: (edits: readonly Edit[]) => readonly Edit[]) => {
    setSaid('')
    setFailure('')
    setEdits(next)
  }
  const save = async (why: string) => {
    if (text === undefined) return
    setIsSaving(true)
    setFailure('')
    try {
      const body: BodyOf<'putPlaybook'> = { document: text, basedOn: view.version, ...(why && { why }) }
      const taken = await desk.putPlaybook(body, once())
      change(() => [])
      setOthers(undefined)
      setSaid(t`Saved as v${taken.version}.`)
      queries.setQueryData(playbookQuery.queryKey, taken)
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['setup', 'proof'] }),
        queries.invalidateQueries({ queryKey: ['setup', 'versions'] }),
        queries.invalidateQueries({ queryKey: deskQuery.queryKey }),
      ])
    } catch (error) {
      if (error instanceof BatonError && error.code === 'playbook-changed') {
        const { writtenBy, changed } = error.problem as unknown as { writtenBy?: string; changed?: Change[] }
        setOthers({ by: writtenBy ?? t`Somebody else`, changes: changed ?? [] })
        await queries.invalidateQueries({ queryKey: playbookQuery.queryKey })
      } else setFailure(sayError(error))
    } finally {
      setIsSaving(false)
    }
  }
  const draft: Draft = {
    version: view.version,
    playbook: edits.reduce(applied, view.document as Playbook),
    edits,
    put: (part, id, values) => change((made) => withPut(made, { edit: 'put', part, id, values })),
    remove: (part, id) => change((made) => [...made, { edit: 'remove', part, id }]),
    drop: () => {
      change(() => [])
      setOthers(undefined)
    },
    text,
    inForce: textOf(view),
    check: {
      data: check.data,
      error: written.error ?? check.error,
      isChecking: edits.length > 0 && (written.isFetching || check.isFetching),
    },
    save,
    isSaving,
    said,
    failure,
    others,
  }
  return <Context value={draft}>{children}</Context>
}

const textOf = ({ text, document }: AnswerOf<'getPlaybook'>): string => text ?? JSON.stringify(document, null, 2)

/** YAML is read and written by a part of its own, loaded with the first edit. */
async function write(view: AnswerOf<'getPlaybook'>, edits: readonly Edit[]): Promise<string> {
  const { editPlaybook } = await import('./edit-text.ts')
  const done = editPlaybook(textOf(view), edits)
  if ('problems' in done) throw new Error(done.problems.map(({ message }) => message).join(' '))
  return done.text
}

/** Two changes of one thing are one. */
function withPut(edits: readonly Edit[], put: Put): readonly Edit[] {
  const at = edits.findLastIndex(({ part, id }) => part === put.part && id === put.id)
  const there = edits[at]
  if (there?.edit !== 'put') return [...edits, put]
  return edits.with(at, { ...there, values: { ...there.values, ...put.values } })
}

type Loose = Record<string, unknown>
function applied(playbook: Playbook, edit: Edit): Playbook {
  const all = playbook as unknown as Loose
  if (edit.part === 'playbook') return merged(all, edit.edit === 'put' ? edit.values : {}) as unknown as Playbook
  const held = all[edit.part]
  if (Array.isArray(held)) {
    const items = held as { id: string }[]
    if (edit.edit === 'remove') return { ...playbook, [edit.part]: items.filter(({ id }) => id !== edit.id) }
    const isThere = items.some(({ id }) => id === edit.id)
    const put = (one: object) => merged(one as Loose, edit.values)
    const next = isThere ? items.map((one) => (one.id === edit.id ? put(one) : one)) : [...items, put({ id: edit.id })]
    return { ...playbook, [edit.part]: next }
  }
  const map = { ...(held as Record<string, Loose>) }
  if (edit.edit === 'remove') delete map[edit.id]
  else map[edit.id] = merged({ ...DEFAULTS[edit.part], ...map[edit.id] }, edit.values)
  return { ...playbook, [edit.part]: map }
}

/** What somebody new has until the desk has read them. */
const DEFAULTS: Partial<Record<Part, Loose>> = {
  people: { away: [], skills: [] },
  lanes: {
    template: 'quick_intake',
    escalation: [],
    skills: [],
    accept: { now: '5m', today: '30m', this_week: '4h', fyi: '1d' },
    decide: { now: '15m', today: '4h', this_week: '2d', fyi: '7d' },
    outcomes: [],
  },
}

function merged(one: Loose, values: Loose): Loose {
  const next = { ...one }
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue
    if (value === null) delete next[name]
    else if (isPlain(value) && isPlain(next[name])) next[name] = merged(next[name], value)
    else next[name] = value
  }
  return next
}
const isPlain = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
