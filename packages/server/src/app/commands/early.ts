/**
 * Long conversations are read before the transaction that records what comes of it: nobody waits for its locks meanwhile,
 * and nobody for this thread. What changed in between is refused, and may be sent again.
 */
import {
  type Command,
  type Conversation,
  guardsMeant,
  type HandOffRequest,
  type HandoffId,
  isRefusal,
  nowFor,
  type Refusal,
  refuse,
} from '@baton-desk/core'
import type { App } from '../app.ts'
import { isLong } from '../at-length.ts'
import { type Caller, type Sender, senderKey } from '../caller.ts'
import type { Stored } from '../ports/handoffs.ts'
import { visible } from '../visible.ts'
import { type Mend, mended, readMend } from './complete.ts'
import { judgingDesk } from './judging-desk.ts'
import type { Prepared } from './prepare-note.ts'
import type { ReadSent } from './read-sent.ts'

/** Without `prepared` there is no lane to prepare it for, or somebody is named whom nobody knows: that is refused where it is recorded. */
export type EarlyNote = { version: number; read: ReadSent; prepared?: Prepared }

type Submitted = {
  caller: Caller & { kind: 'agent' }
  request: HandOffRequest & { conversation?: Conversation }
}

export async function submitEarly(app: App, { caller, request }: Submitted): Promise<EarlyNote | Refusal> {
  const { workspace } = caller
  const sender = turnOf(caller)
  const facts = await app.facts.of(workspace)
  const { version, document } = facts.playbook
  const now = await app.store.transaction(workspace, async (_records, now) => now)
  const { note: _note, brief: _brief, trigger: _trigger, conversation = [], ...asked } = request
  const read = await app.aside(sender, 'readSent', {
    sent: { ...request, conversation },
    by: { workspace, version, document },
    now,
  })
  if (isRefusal(read)) return read
  const lane = request.lane ?? read.rule?.lane
  const members = Object.fromEntries(facts.members.map(({ person, ...member }) => [person, member]))
  const guards = guardsMeant(request, document, members)
  if (lane === undefined || !Object.hasOwn(document.lanes, lane) || isRefusal(guards)) return { version, read }
  const desk = await app.store.transaction(workspace, async (records, now) => {
    const judging = await judgingDesk(app, { records, facts, now })
    return { now, playbook: judging.playbook, roster: await judging.roster({ lane, customer: request.customer }) }
  })
  const submitted = { ...asked, ...guards, ...read, lane, conversation }
  const prepared = await app.aside(sender, 'prepareNote', { submitted, desk })
  return isRefusal(prepared) ? prepared : { version, read, prepared }
}

export type EarlyMend = { noteVersion: number; messages: number; command: Extract<Command, { type: 'mend' }> }

/** Undefined where the conversation is short, or nothing is there to be mended. */
export async function mendEarly(
  app: App,
  { sender, id, command }: { sender: Sender; id: HandoffId; command: Mend },
): Promise<EarlyMend | Refusal | undefined> {
  const { workspace } = sender
  const facts = await app.facts.of(workspace)
  const found = await app.store.transaction(workspace, async (records, databaseNow) => {
    const stored = visible(sender, id, await records.handoffs.read(id))
    if (isRefusal(stored)) return undefined
    const { handoff } = stored
    const conversation = (await records.handoffs.conversation(id))?.messages ?? []
    if (!isLong(conversation)) return undefined
    const now = nowFor(handoff, databaseNow)
    const judging = await judgingDesk(app, { records, facts, version: handoff.playbook, now })
    const { version, playbook } = judging
    const toRead = readMend(await records.handoffs.submission(id), { handoff, command, conversation })
    return { stored, conversation, toRead, version, desk: { now, playbook, roster: await judging.roster(handoff) } }
  })
  if (!found) return undefined
  const { stored, conversation, toRead, version, desk } = found
  const { handoff, messages } = stored
  const turn = turnOf(sender)
  const by = { workspace, version, document: desk.playbook }
  const read = await app.aside(turn, 'readSent', { sent: toRead.sent, by, now: desk.now })
  if (isRefusal(read)) return read
  const submitted = { ...handoff, ...read, conversation, answers: toRead.answers, mayAsk: toRead.mayAsk }
  const prepared = await app.aside(turn, 'prepareNote', { submitted, desk })
  if (isRefusal(prepared)) return prepared
  return { noteVersion: handoff.noteVersion, messages, command: mended(prepared) }
}

/** The mending that was read before, where nothing has changed since. */
export const asRead = (early: EarlyMend, { handoff, messages }: Stored): Command | Refusal =>
  handoff.noteVersion === early.noteVersion && messages === early.messages
    ? early.command
    : refuse('conflict', { code: 'changedAtOnce', facts: {} })

const turnOf = (sender: Sender): string => `${sender.workspace} ${senderKey(sender)}`
