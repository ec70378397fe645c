import type { PersonId } from '@baton-desk/core'
import type { App } from '../app.ts'
import type { OwnChannel } from '../ports/channels.ts'
import type { Member } from '../ports/people.ts'
import type { Records } from '../ports/store.ts'

/** By which channels everybody is told, for the proof. Who is played in practice, and has no channel, hears of everything. */
export async function channelsOfAll(
  app: Pick<App, 'channels'>,
  records: Records,
  members: readonly Member[],
): Promise<Record<PersonId, OwnChannel[]>> {
  const usable = (await records.channels.list()).filter(({ kind }) => canSend(app, kind))
  const of = Map.groupBy(usable, ({ person }) => person)
  const real = members.filter(({ person, practice }) => !practice || of.has(person))
  return Object.fromEntries(real.map(({ person }) => [person, of.get(person) ?? []]))
}

/** Whether this desk is set up for such a channel. */
export const canSend = ({ channels }: Pick<App, 'channels'>, kind: string): boolean =>
  channels.get(kind)?.canSend ?? false
