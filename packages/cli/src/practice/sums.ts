import type { Played } from './play-cases.ts'

export type Sums = {
  cases: number
  recorded: number
  owned: number
  decided: number
  delivered: number
  effectReported: number
  ownerlessSeconds: number
  unfinished: Played[]
}

/** How many of the cases that were wanted came how far. */
export function sumUp(played: Played[], cases: number): Sums {
  const count = (what: (each: Played) => boolean) => played.filter(what).length
  const isWhole = (each: Played) => each.recorded && each.owned && each.decided && each.delivered && each.effectReported
  return {
    cases,
    recorded: count((each) => each.recorded),
    owned: count((each) => each.owned),
    decided: count((each) => each.decided),
    delivered: count((each) => each.delivered),
    effectReported: count((each) => each.effectReported),
    ownerlessSeconds: played.reduce((sum, each) => sum + each.ownerlessSeconds, 0),
    unfinished: played.filter((each) => !isWhole(each)),
  }
}
