import { slugOf, type WorkingHours } from '@baton-desk/core'
import type { z } from 'zod'

type Shift = z.infer<typeof WorkingHours>

/** A person who receives handoffs, as asked for. */
export type Receiver = { id: string; name: string; email?: string }

/** What a team answers; everything else stays as the pack has it. */
export type Answers = {
  name: string
  timeZone: string
  /** The first is the last resort. None: the pack's own example people stay. */
  people: Receiver[]
  /** Undefined: at any time. */
  hours: Shift[] | undefined
  /** Lane → ids of those who take it; a lane that is not named goes to all. */
  owners: Record<string, string[]>
  /** Ids of the pack's triggers and never-rules that are taken out. */
  without: string[]
  /** What else the agent must never do, in words. */
  never: string[]
  /** Labels of facts that every note of the first lane must have. */
  fields: string[]
  /** Labels of what comes of a handoff of the first lane; none: the pack's. */
  outcomes: string[]
}

/** "Ana Ruiz <ana@harbour.example>, Ben Aydin" */
export function readReceivers(text: string): Receiver[] | { problem: string } {
  const people: Receiver[] = []
  for (const written of listOf(text)) {
    const [, name = '', email] = /^([^<>@]+?)\s*(?:<([^<>\s]+@[^<>\s]+)>)?$/.exec(written) ?? []
    if (!name) return { problem: `Expected names such as Ana Ruiz <ana@harbour.example>, got “${written}”.` }
    people.push({ id: freeId(slugOf(name.split(/\s+/)[0] ?? name), people), name, ...(email && { email }) })
  }
  return people
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const SHIFT = /^(\w{3})(?:-(\w{3}))? ([0-2]?\d:[0-5]\d)-([0-2]?\d:[0-5]\d)$/

/** "mon-fri 09:00-17:00, sat 10:00-14:00"; "any" is at any time. */
export function readHours(text: string): { hours: Shift[] | undefined } | { problem: string } {
  if (/^any( ?time)?$/i.test(text.trim())) return { hours: undefined }
  const hours: Shift[] = []
  for (const written of listOf(text)) {
    const [, first = '', last = first, from = '', to = ''] =
      SHIFT.exec(written.toLowerCase().replace(/\s*[-–]\s*/g, '-')) ?? []
    const [begin, end] = [DAYS.indexOf(first as never), DAYS.indexOf(last as never)]
    if (begin < 0 || end < 0)
      return { problem: `Expected hours such as mon-fri 09:00-17:00, or any, got “${written}”.` }
    const days = DAYS.filter((_, day) => (begin <= end ? begin <= day && day <= end : day >= begin || day <= end))
    hours.push({ days, from: from.padStart(5, '0'), to: to.padStart(5, '0') })
  }
  return hours.length > 0 ? { hours } : { problem: 'Expected hours such as mon-fri 09:00-17:00, or any.' }
}

export const isTimeZone = (zone: string): boolean => {
  try {
    return /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** Parts between commas, blank ones left out. */
export const listOf = (text: string, between: ',' | ';' = ','): string[] =>
  text
    .split(between)
    .map((part) => part.trim())
    .filter(Boolean)

function freeId(wanted: string, taken: readonly { id: string }[]): string {
  let id = wanted
  for (let number = 2; taken.some((other) => other.id === id); number++) id = `${wanted}-${number}`
  return id
}
