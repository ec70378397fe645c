import type { HandoffRow } from '@baton-desk/core'
import type { Client } from '@baton-desk/sdk'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstRows } from './first-rows.ts'

/** How a command names the handoff it is about. */
export const HANDOFF_ARGUMENT = 'id of the handoff: whole, its end as “baton list” shows it, or “last” for the newest'

const SHORT = 8
/** Ids end in what is random in them: their beginnings are the time. */
export const shortId = (id: string): string => id.slice(-SHORT)

/** Handoffs looked through for a short id or the newest, of those that are open and of those that are closed each. */
const LOOKED_THROUGH = 2_000

/** The whole id of the handoff that is meant. Only a short one and `last` ask the desk. */
export async function findHandoff(client: Client, meant: string, stop: AbortSignal): Promise<string> {
  const isShort = meant.length >= SHORT && meant.length < 36
  if (meant !== 'last' && !isShort) return meant
  const rows = await seen(client, stop)
  // Ids are made in the order of time.
  const found =
    meant === 'last'
      ? rows
          .map(({ id }) => id)
          .sort()
          .slice(-1)
      : rows.map(({ id }) => id).filter((id) => id.endsWith(meant))
  const [id, another] = [...new Set(found)]
  if (id === undefined)
    throw new Failure(
      meant === 'last'
        ? 'There is no handoff yet that you may see.'
        : `No handoff of yours ends in “${meant}”: give the whole id, which “baton list --json” says.`,
      EXIT.failed,
    )
  if (another !== undefined)
    throw new Failure(`More than one handoff ends in “${meant}”: ${id}, ${another}. Give the whole id.`, EXIT.usage)
  return id
}

async function seen(client: Client, stop: AbortSignal): Promise<HandoffRow[]> {
  const [open, closed] = await Promise.all(
    (['all', 'closed'] as const).map((view) =>
      firstRows(LOOKED_THROUGH, (limit, cursor) => client.listHandoffs({ view, limit, cursor }, { signal: stop })),
    ),
  )
  return [...(open ?? []), ...(closed ?? [])]
}
