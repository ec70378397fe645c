import { type HandoffView, RehearsalCase } from '@baton-desk/core'
import { findDesk } from '../desk/find-desk.ts'
import { firstRows } from '../desk/first-rows.ts'
import { Failure } from '../terminal/exit-code.ts'
import { progress, report, type Terminal } from '../terminal/terminal.ts'
import type { CaseOptions } from './case-options.ts'

/**
 * The conversations behind closed handoffs. Only closed ones: to open a conversation before somebody has decided counts as
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
    if (erased || messages.length === 0) continue
    cases.push(RehearsalCase.parse({ id, conversation: messages, at: handoff.createdAt, ...expectedOf(handoff) }))
  }
  bar.end()
  if (cases.length < rows.length) report(terminal, `${rows.length - cases.length} have no conversation (any more).`)
  if (cases.length === 0) throw new Failure('The desk has kept no conversation of a closed handoff.')
  return cases
}

const NOTHING = { messages: [], erased: false }

function expectedOf({ decision }: HandoffView): Pick<RehearsalCase, 'expected'> {
  return decision ? { expected: { handOff: decision.kind !== 'not_needed' } } : {}
}
