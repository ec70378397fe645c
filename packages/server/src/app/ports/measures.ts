import type { HandoffEvent, HandoffId } from '@baton-desk/core'
import type { CountedCell } from '@baton-desk/core/measures'

/** All events of one handoff up to a position; `afterSeq`: those up to it have been counted. */
export type TrailToCount = { handoff: HandoffId; afterSeq: number; events: (HandoffEvent & { seq: number })[] }

/** Practice counts where all is practice, and nowhere else. */
export type MeasureRecords = {
  /** Up to which position events were counted, locked until the transaction ends; null where somebody else counts. */
  claim(of?: { wait: boolean }): Promise<number | null>
  /** Handoffs in whose trails something stands behind this position, by the next so many events, and where those end. */
  trailsAfter(position: number, limit: number): Promise<{ trails: TrailToCount[]; to: number; events: number }>
  /** Whole trails up to a position, of handoffs behind this id. */
  trailsOf(of: { after: HandoffId; limit: number; to: number }): Promise<TrailToCount[]>
  /** Whole trails of handoffs that changed within these times, the newest first; those before this id. */
  trailsWithin(of: { from: string; to: string; before?: HandoffId | undefined; limit: number }): Promise<TrailToCount[]>
  /** What was counted is added, and everything up to the position is counted from then on. */
  add(cells: CountedCell[], position: number): Promise<void>
  /** All that was counted is gone, and this stands in its place. */
  replace(cells: CountedCell[], position: number): Promise<void>
  /** From day to day, both with it; `person` empty: of everybody. */
  read(of: { from: string; to: string; person: string }): Promise<CountedCell[]>
}
