import type { Instant, PersonId, WorkspaceId } from '@baton-desk/core'

/**
 * What a link does once the button on its page is pressed: joins exactly one membership that nobody has joined yet, signs
 * one account in, or gives an account the address that it was sent to. An address that it carries was the one it was mailed to.
 */
export type LinkPurpose =
  | { kind: 'join'; workspace: WorkspaceId; person: PersonId; address?: string }
  | { kind: 'sign-in'; userId: string; address?: string }
  | { kind: 'address'; userId: string; address: string }

/** Why a link no longer opens anything. */
export type LinkEnd = 'used' | 'expired' | 'newer' | 'removed' | 'password' | 'address' | 'joined'

export type Link = LinkPurpose & {
  /** Null: it still works. */
  over: LinkEnd | null
  /** Of the membership that it joins. */
  workspaceName?: string
  personName?: string
  /** What the playbook or an admin wrote down as their address. */
  personAddress?: string
}

export type NewLink = { hash: string; validForS: number }

/** Whose links end, and why. */
export type EndLinks = { of: { workspace: WorkspaceId; person: PersonId } | { userId: string }; because: LinkEnd }

export type Links = {
  /** Ends the older ones of the same purpose; those passed on by hand and those mailed do not end each other. */
  add(purpose: LinkPurpose, link: NewLink): Promise<Instant>
  read(hash: string): Promise<Link | null>
  /** Spends it. False when somebody else was faster, or it is over. */
  use(hash: string): Promise<boolean>
  /** Spends a link that joins, and binds its membership to this account: both, or neither. */
  join(hash: string, userId: string): Promise<boolean>
  end(ending: EndLinks): Promise<void>
  /** How many that were sent to this address in the last hour are still unused, ended or not. */
  unusedSentTo(address: string): Promise<number>
}
