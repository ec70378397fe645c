import type { Instant, PersonId, Role, WorkspaceId } from '@baton-desk/core'

export type Member = {
  person: PersonId
  name: string
  email: string | null
  role: Role
  userId: string | null
  reachableAt: Instant | null
  practice: boolean
  /** The digest of each week goes to them. */
  wantsDigest: boolean
}

export type PersonOfPlaybook = { person: PersonId; name: string; email?: string; role: Role; practice: boolean }

export type MemberChange = Partial<Pick<Member, 'name' | 'email' | 'role' | 'userId' | 'reachableAt' | 'wantsDigest'>>

export type Membership = { workspace: WorkspaceId; practice: boolean; person: PersonId; role: Role }

export type WaitingMember = { workspace: WorkspaceId; person: PersonId; name: string; workspaceName: string }

/** What stood somewhere of somebody who left, and is gone. */
export type Anonymised = { names: string[]; emails: string[] }

export type PeopleRecords = {
  list(): Promise<Member[]>
  /** Names of everybody who is or was a member. */
  names(): Promise<Record<PersonId, string>>
  /** Takes somebody out of the workspace: their keys, links and sessions open nothing any more. False when they are not in it. */
  remove(person: PersonId): Promise<boolean>
  /** Takes name and address of somebody who left out of all that is kept here; null when nobody of this id has left. */
  anonymise(anonymising: { person: PersonId; as: string }): Promise<Anonymised | null>
  /**
   * Brings the members in line with the people of a playbook: new ones are added, names follow, absent ones stay. An
   * e-mail address that a member has given is not overwritten, and one that another member has is left out.
   */
  follow(people: PersonOfPlaybook[]): Promise<void>
  change(person: PersonId, change: MemberChange): Promise<void>
}
