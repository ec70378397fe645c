import type { Instant, PersonId } from '@baton-desk/core'
import type { Channel, ChannelUse } from '@baton-desk/core/telling'

/** A channel of a person as the desk keeps it. */
export type OwnChannel = Channel & {
  person: PersonId
  /** As it is used; of what holds keys sealed. */
  address: string
  /** What a person is shown of it. */
  label: string
  /** In which order they are tried, the lowest first. */
  place: number
  provenAt: Instant | null
  failingSince: Instant | null
  lastError: string | null
}

export type NewChannel = ChannelUse & {
  id: string
  person: PersonId
  kind: string
  address: string
  /** Equal for equal addresses. */
  addressHash: string
  label: string
  /** It was shown elsewhere that it reaches this person. */
  isProven: boolean
}

export type ChannelOf = { id: string; person: PersonId }

export type ChannelChange = Partial<ChannelUse & { place: number }>

/** What came of a code: `over` where it was tried too often, or its time has passed. */
export type Proving = 'proven' | 'wrong' | 'over'

export type ChannelRecords = {
  /** Of this person, or of everybody; in the order in which they are tried. */
  list(person?: PersonId): Promise<OwnChannel[]>
  /** False when this person has this address already. */
  add(channel: NewChannel): Promise<boolean>
  /** A newer code ends the older one. */
  expectCode(of: ChannelOf, code: { hash: string; validForS: number }): Promise<void>
  prove(of: ChannelOf, codeHash: string): Promise<Proving>
  /** Where its person is has become known; false when they are told there already. */
  found(of: ChannelOf, at: { address: string; addressHash: string; label: string }): Promise<boolean>
  change(of: ChannelOf, change: ChannelChange): Promise<void>
  /** False when this person has no such channel. */
  remove(of: ChannelOf): Promise<boolean>
  /** A message went through. */
  worked(id: string): Promise<void>
  /** A message was given up. True when it was well before, and is not now. */
  failed(id: string, failure: { error: string; isGone: boolean }): Promise<boolean>
}
