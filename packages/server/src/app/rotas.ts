/**
 * Who is on call by the calendars that a playbook names: read from the copies the desk keeps, once for each copy,
 * playbook and day. A calendar of which there is no copy gives no shifts, and the lane goes on without it.
 */
import {
  type AskedRota,
  after,
  days,
  type Instant,
  type Playbook,
  type RotaShift,
  type WorkspaceId,
} from '@baton-desk/core'
import type { ReadRota } from './ports/calendars.ts'
import type { Records } from './ports/store.ts'

export type RotaShifts = Record<string, RotaShift[]>
export type Rotas = {
  of(
    records: Pick<Records, 'calendars'>,
    asked: { workspace: WorkspaceId; playbook: Playbook; versions: string },
    now: Instant,
  ): Promise<RotaShifts>
}

const KEPT = 500

export function createRotas(readRota: ReadRota): Rotas {
  // Also those of which nothing could be read: a copy does not get better by reading it again.
  const read = new Map<string, Promise<RotaShift[] | undefined>>()
  return {
    async of(records, { workspace, playbook, versions }, now) {
      const rotas = Object.entries(playbook.rotas)
      const copies = rotas.length === 0 ? [] : await records.calendars.list()
      const shifts: RotaShifts = {}
      for (const [rota, { url }] of rotas) {
        const copy = copies.find((one) => one.url === url)
        if (!copy?.readAt) continue
        const key = [workspace, versions, rota, url, copy.readAt, now.slice(0, 10)].join(' ')
        const body = read.has(key) ? null : await records.calendars.body(url)
        if (read.size >= KEPT) read.clear()
        if (body !== null) read.set(key, readRota(body, askedAt({ playbook, rota }, now)).then(shiftsOf))
        const found = await read.get(key)
        if (found) shifts[rota] = found
      }
      return shifts
    },
  }
}

const shiftsOf = (reading: Awaited<ReturnType<ReadRota>>): RotaShift[] | undefined =>
  'shifts' in reading ? reading.shifts : undefined

/** A rota for as far ahead as a proof looks. */
export function askedAt(asked: { playbook: Playbook; rota: string }, now: Instant): AskedRota {
  const today = `${now.slice(0, 10)}T00:00:00.000Z`
  return { ...asked, from: after(today, -days(1)), to: after(today, days(92)) }
}
