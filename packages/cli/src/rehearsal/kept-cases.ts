import { RehearsalCase } from '@baton-desk/core'
import { keptCase } from '@baton-desk/core/rules'
import { findDesk } from '../desk/find-desk.ts'
import { firstRows } from '../desk/first-rows.ts'
import { Failure } from '../terminal/exit-code.ts'
import { progress, report, type Terminal } from '../terminal/terminal.ts'
import type { CaseOptions } from './case-options.ts'

/**
 * The conversations behind closed handoffs, and the actions that waited there. Only closed ones: to open a conversation before somebody has decided counts as
 * a note that did not suffice. Whoever was decided on says whether a person was needed.
 */
export async function keptCases(options: CaseOptions, terminal: Terminal): Promise<RehearsalCase[]> {
  const { client } = await findDesk(options, terminal)
  const call = { signal: terminal.stop }
  const rows = await firstRows(options.limit, (limit, cursor) =>
    client.listHandoffs({ view: 'closed', limit, cursor }, call),
  )
  const bar = progress(terminal, 'Reading from the desk', rows.length)
  const cases: RehearsalCase[] = []
  for (const { id } of rows) {
    const handoff = await client.getHandoff(id, call)
    const { messages, erased } = handoff.conversation.messages > 0 ? await client.openConversation(id, call) : NOTHING
    bar.step()
    const { createdAt, note, decision } = handoff
    const kept = keptCase({
      id,
      createdAt,
      messages: erased ? [] : messages,
      action: note.action,
      decision: decision?.kind,
    })
    if (kept) cases.push(RehearsalCase.parse(kept))
  }
  bar.end()
  if (cases.length < rows.length)
    report(terminal, `${rows.length - cases.length} have nothing that could be played (any more).`)
  if (cases.length === 0) throw new Failure('The desk has kept nothing of a closed handoff that could be played.')
  return cases
}

const NOTHING = { messages: [], erased: false }
