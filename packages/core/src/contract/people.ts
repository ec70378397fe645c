/** People on the wire: members, their keys and sign-in, and what the desk told them. */
import { z } from 'zod'
import { line } from '../text.ts'
import { KeyList, NewKey, NewKeyRequest } from './agents.ts'
import { type Components, Empty, type Endpoint, Instant, list, Named, Role } from './shared.ts'

const NoticeView = z.object({
  id: z.string(),
  subject: z.string(),
  body: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
})

const MeRequest = z.strictObject({
  name: line(120).min(1).optional(),
  /** Counts once the link that is sent to it was opened; at once where the desk sends no mail. */
  email: z.email().max(200).optional(),
  /** At least 10 characters, and none that is soon guessed. Ends all other sessions. */
  password: z.string().min(10).max(200).optional(),
  /** To change a password; not asked of who came by a sign-in link minutes ago. */
  currentPassword: z.string().max(200).optional(),
  /** Whether the digest of the week comes to me. */
  weeklyDigest: z.boolean().optional(),
})

const MeSaved = z.object({
  /** The address that a link was sent to; null where none is waited for. */
  toProve: z.string().nullable(),
})

const SessionView = z.object({
  id: z.string(),
  /** How it began: `link`, `password` …; null of those of before. */
  by: z.string().nullable(),
  /** Where it began, as the desk saw it. */
  address: z.string().nullable(),
  browser: z.string().nullable(),
  since: Instant,
  /** The one that asks. */
  isThis: z.boolean(),
})

const SessionList = list(SessionView)

const MemberRequest = z.strictObject({
  role: Role.optional(),
  email: z.email().optional(),
  name: line(120).min(1).optional(),
})

const NoticeList = list(NoticeView)

const MyWorkspaceView = Named.extend({ practice: z.boolean(), isThis: z.boolean() })
const MyWorkspaceList = list(MyWorkspaceView)
const ChooseWorkspaceRequest = z.strictObject({ workspace: z.string().max(100) })

export const SignInLink = z.object({ url: z.string(), expiresAt: z.string() })

export const peopleComponents: Components = {
  ChooseWorkspaceRequest,
  MemberRequest,
  MeRequest,
  MeSaved,
  MyWorkspace: MyWorkspaceView,
  MyWorkspaceList,
  Notice: NoticeView,
  NoticeList,
  Session: SessionView,
  SessionList,
  SignInLink,
}

export const peopleEndpoints = {
  removeMember: {
    method: 'DELETE',
    path: '/v1/people/{id}',
    callers: ['admin'],
    summary:
      'Take a person out of the workspace; their keys and sessions open nothing any more. First out of the playbook.',
    answer: Empty,
    problems: ['wrong-state'],
  },
  changeMember: {
    method: 'PUT',
    path: '/v1/people/{id}',
    callers: ['admin'],
    summary:
      'Change a person’s role, name or, until they have signed in, e-mail address. Keys of agents and clients that they let in as an admin stay.',
    body: MemberRequest,
    answer: Empty,
    problems: ['wrong-state'],
  },
  inviteMember: {
    method: 'POST',
    path: '/v1/people/{id}/sign-in-link',
    callers: ['admin'],
    summary:
      'A link by which a person signs in for the first time, to be passed on by hand: once, for a day. Refused once they have.',
    answer: SignInLink,
    problems: ['wrong-state'],
  },
  setUpMe: {
    method: 'PUT',
    path: '/v1/me',
    callers: ['reader'],
    summary: 'My own name, e-mail address and password, and whether the digest of the week comes to me.',
    body: MeRequest,
    answer: MeSaved,
    problems: ['conflict'],
  },
  listSessions: {
    method: 'GET',
    path: '/v1/me/sessions',
    callers: ['reader'],
    summary: 'Where I am signed in.',
    answer: SessionList,
  },
  endSession: {
    method: 'DELETE',
    path: '/v1/me/sessions/{id}',
    callers: ['reader'],
    summary: 'Sign out there, at once.',
    answer: Empty,
  },
  endOtherSessions: {
    method: 'DELETE',
    path: '/v1/me/sessions',
    callers: ['reader'],
    summary: 'Sign out everywhere but here, at once.',
    answer: Empty,
  },
  createPersonKey: {
    method: 'POST',
    path: '/v1/me/keys',
    callers: ['member'],
    summary: 'A key that acts as you, for scripts and the command line; shown this once. A key makes none.',
    body: NewKeyRequest,
    answer: NewKey,
    status: 201,
    problems: ['conflict'],
  },
  listMyKeys: {
    method: 'GET',
    path: '/v1/me/keys',
    callers: ['reader'],
    summary: 'My keys (never the keys themselves).',
    answer: KeyList,
  },
  revokeMyKey: {
    method: 'DELETE',
    path: '/v1/me/keys/{id}',
    callers: ['reader'],
    summary: 'Revoke a key of mine at once.',
    answer: Empty,
  },
  myWorkspaces: {
    method: 'GET',
    path: '/v1/me/workspaces',
    callers: ['reader'],
    summary: 'The workspaces that I am in.',
    answer: MyWorkspaceList,
  },
  chooseWorkspace: {
    method: 'PUT',
    path: '/v1/me/workspace',
    callers: ['reader'],
    summary: 'Look at another workspace that I am in, with this session.',
    body: ChooseWorkspaceRequest,
    answer: Empty,
  },
  listNotices: {
    method: 'GET',
    path: '/v1/notices',
    callers: ['reader'],
    summary: 'What the desk told me outside of any handoff, newest first: gaps, calendars, people who left.',
    answer: NoticeList,
  },
  seeNotice: {
    method: 'POST',
    path: '/v1/notices/{id}/seen',
    callers: ['reader'],
    summary: 'I have read it.',
    answer: Empty,
  },
} as const satisfies Record<string, Endpoint>
