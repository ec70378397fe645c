import type { PersonId } from '../ids.ts'
import type { Refusal } from '../refusal.ts'
import { askedNext } from './asked-next.ts'
import type { Handoff } from './handoff.ts'
import { asDecided } from './verbs/in-doubt.ts'
import { decidersOf, type Judging, needsSecond, unlessAnother, unlessMayDecide } from './verbs/may-decide.ts'

/** What somebody who looks at an open handoff is told of who may decide it. */
type Authority = {
  deciders: PersonId[]
  /** An approval of it as it stands needs a second one. */
  twoMustAgree: boolean
  /** Who is asked next where nobody decides. */
  next: PersonId[]
  /** Why the person who looks may not, where they may not. */
  refusal?: Refusal
}

export function authorityOn(given: Handoff, desk: Judging, person?: PersonId): Authority {
  const handoff = given.state === 'in_doubt' ? asDecided(given) : given
  const refusal =
    person === undefined ? null : (unlessMayDecide(handoff, person, desk) ?? unlessAnother(handoff, person, desk))
  return {
    deciders: decidersOf(handoff, desk),
    // What is in doubt was agreed on before.
    twoMustAgree: handoff.state !== 'in_doubt' && needsSecond(handoff, [handoff.note.action ?? null], desk),
    next: askedNext(handoff, desk),
    ...(refusal && { refusal }),
  }
}
