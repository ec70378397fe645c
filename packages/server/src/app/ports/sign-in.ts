import type { Instant, WorkspaceId } from '@baton-desk/core'

export type SignedInSession = {
  id: string
  /** How it began: `link`, `password` …; unknown of those from before that was kept. */
  by: string | null
  /** Where it began. */
  address: string | null
  browser: string | null
  since: Instant
}

/** Accounts of people, as far as the app has a say in them. An account belongs to no workspace; a membership names it. */
export type SignIn = {
  /** Who signs in with this address, and whether they have shown that it is theirs. */
  findByAddress(address: string): Promise<{ userId: string; isProven: boolean } | null>
  hasPassword(userId: string): Promise<boolean>
  isPassword(userId: string, password: string): Promise<boolean>
  setPassword(userId: string, password: string): Promise<void>
  /** Why a password is too easily guessed, and what would help; null when it is not. */
  weakness(password: string, known: readonly string[]): Promise<string | null>
  rename(userId: string, name: string): Promise<void>
  /** For a desk that cannot mail: the address is the name that one signs in with, and nothing was proven. False where somebody else has it. */
  setUnprovenAddress(userId: string, address: string): Promise<boolean>
  sessions(userId: string): Promise<SignedInSession[]>
  /** This session looks at this workspace from now on. */
  choose(userId: string, chosen: { session: string; workspace: WorkspaceId }): Promise<void>
  /** False when this account has no such session. */
  endSession(userId: string, session: string): Promise<boolean>
  endSessions(userId: string, except?: { session: string }): Promise<void>
}
