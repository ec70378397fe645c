/**
 * Who is on call by the calendars that a playbook names: read from the copies the desk keeps, once for each copy,
 * playbook and day. A calendar of which there is no copy gives no shifts, and the lane goes on without it.
 */
import { after, days, type Instant, type Playbook, type RotaShift, readRota, type WorkspaceId } from '@baton-desk/core'
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

export function createRotas(): Rotas {
  const read = new Map<string, RotaShift[]>()
  return {
    async of(records, { workspace, playbook, versions }, now) {
      const rotas = Object.entries(playbook.rotas)
      const copies = rotas.length === 0 ? [] : await records.calendars.list()
      const shifts: RotaShifts = {}
      for (const [rota, { url }] of rotas) {
        const copy = copies.find((one) => one.url === url)
        if (!copy?.readAt) continue
        const key = [workspace, versions, rota, url, copy.readAt, now.slice(0, 10)].join(' ')
        const known = read.get(key)
        const body = known ? null : await records.calendars.body(url)
        const found = known ?? (body === null ? undefined : shiftsIn(body, { playbook, rota }, now))
        if (!Array.isArray(found)) continue
        if (read.size >= KEPT) read.clear()
        read.set(key, found)
        shifts[rota] = found
      }
      return shifts
    },
  }
}

/** The shifts of a rota for as far ahead as a proof looks, or what is wrong with its calendar, in words. */
export function shiftsIn(
  calendar: string,
  { playbook, rota }: { playbook: Playbook; rota: string },
  now: Instant,
): RotaShift[] | { problems: string[] } {
  const today = `${now.slice(0, 10)}T00:00:00.000Z`
  const read = readRota(calendar, { playbook, rota, from: after(today, -days(1)), to: after(today, days(92)) })
  return 'shifts' in read ? read.shifts : read
}
