/** People on the wire: members, their keys and sign-in, and what the desk told them. */
import { z } from 'zod'
import { line } from '../text.ts'
import { NewKey } from './agents.ts'
import { type Components, Empty, type Endpoint, Instant, list, Role } from './shared.ts'

const NoticeView = z.object({
  id: z.string(),
  subject: z.string(),
  body: z.string(),
  at: Instant,
  seenAt: Instant.nullable(),
})

const MeRequest = z.strictObject({
  name: line(120).min(1).optional(),
  email: z.email().max(200).optional(),
  /** At least 10 characters. */
  password: z.string().min(10).max(200).optional(),
})

const MemberRequest = z.strictObject({
  role: Role.optional(),
  email: z.email().optional(),
  name: line(120).min(1).optional(),
})

const NoticeList = list(NoticeView)

const SignInLink = z.object({ url: z.string(), expiresAt: z.string() })

export const peopleComponents: Components = {
  MemberRequest,
  MeRequest,
  Notice: NoticeView,
  NoticeList,
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
    summary: 'Change a person’s role or e-mail address.',
    body: MemberRequest,
    answer: Empty,
    problems: ['wrong-state'],
  },
  inviteMember: {
    method: 'POST',
    path: '/v1/people/{id}/sign-in-link',
    callers: ['admin'],
    summary: 'A single-use sign-in link for a person, to be passed on by hand; valid for a day.',
    answer: SignInLink,
  },
  setUpMe: {
    method: 'PUT',
    path: '/v1/me',
    callers: ['reader'],
    summary: 'My own name, e-mail address and password.',
    body: MeRequest,
    answer: Empty,
    problems: ['conflict'],
  },
  createPersonKey: {
    method: 'POST',
    path: '/v1/me/keys',
    callers: ['member'],
    summary: 'A key that acts as you, for scripts and the command line; shown this once.',
    answer: NewKey,
    status: 201,
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
