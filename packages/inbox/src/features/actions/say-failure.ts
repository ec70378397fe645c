/** What a refused or lost answer means, in one line at the bar: who was first and when, and what to do. */

import { DECISION_KINDS, type DecisionKind } from '@baton-desk/core'
import { BatonError } from '@baton-desk/sdk'
import { t } from '@lingui/core/macro'
import { sayError } from '../../desk/desk.ts'
import { sayAgo } from '../../desk/times.ts'
import { sayDecided } from './offers.ts'

export type Failure = { text: string; next: 'retry' | 'show-new-note' | 'none' }

export function sayFailure(error: unknown, now: number): Failure {
  if (!(error instanceof BatonError)) return { text: t`${sayError(error)} Your text is kept.`, next: 'retry' }
  const { problem } = error
  switch (problem.code) {
    case 'already-decided': {
      const decision = decidedIn(problem.decision)
      if (!decision) break
      return {
        text: t`${decision.byName} ${sayDecided(decision.kind)} ${sayAgo(decision.at, now)}. Yours was not recorded.`,
        next: 'none',
      }
    }
    case 'not-the-owner': {
      const held = heldIn(problem)
      if (!held) break
      const when = held.since ? t`accepted this ${sayAgo(held.since, now)}` : t`has this`
      return { text: t`${held.owner.name} ${when}. Yours was not recorded.`, next: 'none' }
    }
    case 'note-changed':
      return {
        text: t`The note changed while you were reading. Read the new one, then decide; your text is kept.`,
        next: 'show-new-note',
      }
    case 'action-changed':
      return {
        text: t`The arguments changed while you were reading. Read the new ones, then decide; your text is kept.`,
        next: 'show-new-note',
      }
    default:
      break
  }
  return { text: problem.detail, next: error.retry ? 'retry' : 'none' }
}

type Parts = Record<string, unknown> | undefined | null

/** What a refusal tells beside its words, where it tells it: by hand, because the page has no zod. */
function decidedIn(told: unknown): { byName: string; kind: DecisionKind; at: string } | undefined {
  const { byName, kind, at } = (told ?? {}) as NonNullable<Parts>
  const known = DECISION_KINDS.find((one) => one === kind)
  return known && typeof byName === 'string' && typeof at === 'string' ? { byName, kind: known, at } : undefined
}

function heldIn({ owner, since }: NonNullable<Parts>): { owner: { name: string }; since?: string } | undefined {
  const name = (owner as Parts)?.name
  return typeof name === 'string' ? { owner: { name }, ...(typeof since === 'string' && { since }) } : undefined
}
