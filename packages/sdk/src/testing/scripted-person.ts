/** A person for tests: accepts, asks and decides by a script, through the same public door as the inbox. */
import type { AnswerOf, BodyOf } from '@baton-desk/core/contract'
import { BatonError } from '../baton-error.ts'
import { type Client, createClient } from '../client.ts'

type HandoffView = AnswerOf<'getHandoff'>
type Decided = Omit<BodyOf<'decide'>, 'noteVersion' | 'actionHash'>

/** One thing a person does with a handoff. A decision binds to the note and action as the person has just read them. */
export type PersonStep =
  | ({ do: 'accept' } & BodyOf<'accept'>)
  | ({ do: 'decline' } & BodyOf<'decline'>)
  | ({ do: 'move' } & BodyOf<'move'>)
  | ({ do: 'ask' } & BodyOf<'ask'>)
  | ({ do: 'snooze' } & BodyOf<'snooze'>)
  | ({ do: 'decide' } & Decided)
  /** Of what is in doubt. */
  | ({ do: 'it_happened' | 'do_it_now' } & BodyOf<'itHappened'>)

/** What to do next with a handoff as it stands; undefined: nothing now. Asked again after each step and each change. */
export type Script = (handoff: HandoffView) => PersonStep | undefined

export type ScriptedPersonOptions = {
  baseUrl: string
  /** A person key, made with `createPersonKey`. */
  key: string
  /** Default: `decideAsAsked`. */
  script?: Script
  /** `mine`: what this person owns or is offered. `all`: whatever is open and nobody else has accepted. Default `mine`. */
  takes?: 'mine' | 'all'
}

export type ScriptedPerson = {
  /** What was done, in order. */
  done: { handoff: string; step: PersonStep }[]
  /** What the desk refused, such as a decision that somebody else had made first. */
  refused: { handoff: string; step: PersonStep; error: BatonError }[]
  /** Stops and waits for the step under way. Rejects with what went wrong, where something other than a refusal did. */
  stop: () => Promise<void>
}

/** Accepts what is offered, then decides in the way the note asks for; approves what it is asked to approve. */
export const decideAsAsked: Script = (handoff) => {
  if (handoff.state === 'offered') return { do: 'accept' }
  if (handoff.state !== 'accepted') return undefined
  const { decision } = handoff.note.next
  switch (decision.kind) {
    case 'approve':
      return { do: 'decide', kind: 'approve' }
    case 'choose':
    case 'answer': {
      const option = decision.recommended ?? decision.options[0]?.id
      if (option) return { do: 'decide', kind: 'answer', option }
      const text = 'Please go ahead as you proposed.'
      return { do: 'decide', kind: decision.kind === 'choose' ? 'return' : 'answer', text }
    }
    case 'act':
      return { do: 'decide', kind: 'done', text: 'Done.' }
    case 'take_over':
      return { do: 'decide', kind: 'take_over' }
  }
}

/** Starts at once: works on what is open now and on all that comes, one after the other, until stopped. */
export function scriptedPerson({
  baseUrl,
  key,
  script = decideAsAsked,
  takes = 'mine',
}: ScriptedPersonOptions): ScriptedPerson {
  const client = createClient({ baseUrl, key })
  const leaving = new AbortController()
  const done: ScriptedPerson['done'] = []
  const refused: ScriptedPerson['refused'] = []

  const working = work()
  // Told by stop(); a failure that nobody has asked for yet must not end the process.
  working.catch(() => {})
  return {
    done,
    refused,
    stop: () => {
      leaving.abort()
      return working
    },
  }

  async function work(): Promise<void> {
    const { me } = await client.desk()
    let turn = Promise.resolve()
    const inTurn = (work: () => Promise<void>) => {
      turn = turn.then(() => (leaving.signal.aborted ? undefined : work()))
      turn.catch(() => leaving.abort())
    }
    const consider = (row: Row) => (takes === 'all' || isFor(me.id, row) ? handle(row.id) : Promise.resolve())
    const onOpen = () =>
      inTurn(async () => {
        for await (const row of openRows(client)) await consider(row)
      })
    for await (const { row } of client.events({ signal: leaving.signal, onOpen })) if (row) inTurn(() => consider(row))
    await turn
  }

  async function handle(id: string): Promise<void> {
    let handoff: HandoffView | undefined = await client.getHandoff(id)
    while (handoff && !leaving.signal.aborted) {
      const step = script(handoff)
      if (!step) return
      handoff = await take(step, handoff)
    }
  }

  async function take(step: PersonStep, handoff: HandoffView): Promise<HandoffView | undefined> {
    try {
      const after = await send(client, step, handoff)
      done.push({ handoff: handoff.id, step })
      return after
    } catch (error) {
      if (!(error instanceof BatonError)) throw error
      refused.push({ handoff: handoff.id, step, error })
      return undefined
    }
  }
}

type Row = AnswerOf<'listHandoffs'>['rows'][number]

const isFor = (person: string, { owner, offeredTo }: Row): boolean => owner.id === person || offeredTo?.id === person

async function* openRows(client: Client): AsyncGenerator<Row> {
  let cursor: string | null | undefined
  do {
    const page: AnswerOf<'listHandoffs'> = await client.listHandoffs({
      view: 'all',
      limit: 200,
      cursor: cursor ?? undefined,
    })
    yield* page.rows
    cursor = page.nextCursor
  } while (cursor)
}

function send(client: Client, step: PersonStep, { id, noteVersion, note }: HandoffView): Promise<HandoffView> {
  switch (step.do) {
    case 'accept':
      return client.accept(id, { readBack: step.readBack })
    case 'decline':
      return client.decline(id, { reason: step.reason })
    case 'move':
      return client.move(id, { to: step.to, reason: step.reason })
    case 'ask':
      return client.ask(id, { of: step.of, question: step.question })
    case 'snooze':
      return client.snooze(id, { until: step.until, reason: step.reason })
    case 'it_happened':
      return client.itHappened(id, { text: step.text })
    case 'do_it_now':
      return client.doItNow(id, { text: step.text })
    case 'decide': {
      const { do: _, ...answer } = step
      return client.decide(id, { ...answer, noteVersion, actionHash: note.action?.hash })
    }
  }
}
