/** What a refused or lost answer means, in one line at the bar: who was first and when, and what to do. */

import { DecisionKind } from '@baton-desk/core'
import { BatonError } from '@baton-desk/sdk'
import { z } from 'zod'
import { sayError } from '../../desk/desk.ts'
import { sayAgo } from '../../desk/times.ts'
import { sayDecided } from './offers.ts'

export type Failure = { text: string; next: 'retry' | 'show-new-note' | 'none' }

const Decided = z.object({ byName: z.string(), kind: DecisionKind, at: z.string() })
const Held = z.object({ owner: z.object({ name: z.string() }), since: z.string().optional() })

export function sayFailure(error: unknown, now: number): Failure {
  if (!(error instanceof BatonError)) return { text: `${sayError(error)} Your text is kept.`, next: 'retry' }
  const { problem } = error
  switch (problem.code) {
    case 'already-decided': {
      const decision = Decided.safeParse(problem.decision).data
      if (!decision) break
      return {
        text: `${decision.byName} ${sayDecided(decision.kind)} ${sayAgo(decision.at, now)}. Yours was not recorded.`,
        next: 'none',
      }
    }
    case 'not-the-owner': {
      const held = Held.safeParse(problem).data
      if (!held) break
      const when = held.since ? `accepted this ${sayAgo(held.since, now)}` : 'has this'
      return { text: `${held.owner.name} ${when}. Yours was not recorded.`, next: 'none' }
    }
    case 'note-changed':
      return {
        text: 'The note changed while you were reading. Read the new one, then decide; your text is kept.',
        next: 'show-new-note',
      }
    case 'action-changed':
      return {
        text: 'The arguments changed while you were reading. Read the new ones, then decide; your text is kept.',
        next: 'show-new-note',
      }
    default:
      break
  }
  return { text: problem.detail, next: error.retry ? 'retry' : 'none' }
}
