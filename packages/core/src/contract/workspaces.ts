/** What whoever runs the desk does at its side: its workspaces, and ways in for its people. No page of the inbox does. */
import { z } from 'zod'
import { line } from '../text.ts'
import { NewKey } from './agents.ts'
import { SignInLink } from './people.ts'
import { type Components, Empty, type Endpoint, list, Named } from './shared.ts'

const WorkspaceView = Named.extend({ practice: z.boolean() })
const WorkspaceList = list(WorkspaceView)

const NewWorkspaceRequest = z.strictObject({
  name: line(120).min(1),
  /** Name of the person who opens it: its admin and last resort. */
  admin: line(120).min(1),
  email: z.email().max(200).optional(),
  timeZone: line(60).optional(),
})

const NewWorkspace = z.object({
  workspace: z.string(),
  /** Shown this once. */
  agentKey: z.string(),
  /** Signs the admin in, once. */
  signInUrl: z.string(),
})

/** Left out: the oldest workspace, and an admin of it. */
const WhoRequest = z.strictObject({ workspace: z.string().max(100).optional(), person: z.string().max(100).optional() })

const OperatorLink = SignInLink.extend({ person: z.string() })
const OperatorKey = NewKey.extend({ person: z.string() })

const BackUpRequest = z.strictObject({
  /** On the machine of the desk, as an absolute path. */
  file: z.string().min(1).max(1000),
  /** Who alone can read it, as age names them (`age1…`). */
  recipient: z.string().max(5000).optional(),
  /** Write over a file that is there. Left out: such a call is refused. */
  mayReplace: z.boolean().optional(),
})
/** How many rows of each table. */
const BackedUp = z.object({ rows: z.record(z.string(), z.number().int()) })

export const workspaceComponents: Components = {
  BackUpRequest,
  BackedUp,
  NewWorkspace,
  NewWorkspaceRequest,
  OperatorKey,
  OperatorLink,
  WhoRequest,
  Workspace: WorkspaceView,
  WorkspaceList,
}

export const workspaceEndpoints = {
  backUp: {
    method: 'POST',
    path: '/v1/backups',
    callers: ['operator'],
    summary: 'Write everything the desk holds into a file beside it, while it serves.',
    body: BackUpRequest,
    answer: BackedUp,
    status: 201,
  },
  listWorkspaces: {
    method: 'GET',
    path: '/v1/workspaces',
    callers: ['operator'],
    summary: 'All workspaces of the desk, the oldest first.',
    answer: WorkspaceList,
  },
  addWorkspace: {
    method: 'POST',
    path: '/v1/workspaces',
    callers: ['operator'],
    summary: 'A further workspace, with one person who is its admin and last resort, and one agent.',
    body: NewWorkspaceRequest,
    answer: NewWorkspace,
    status: 201,
  },
  removeWorkspace: {
    method: 'DELETE',
    path: '/v1/workspaces/{id}',
    callers: ['operator'],
    summary: 'Remove a practice workspace with all it holds; of a real one the trail must stay.',
    answer: Empty,
    problems: ['wrong-state'],
  },
  makeSignInLink: {
    method: 'POST',
    path: '/v1/sign-in-links',
    callers: ['operator'],
    summary: 'A link that signs a person in, whether or not they have signed in before.',
    body: WhoRequest,
    answer: OperatorLink,
    status: 201,
  },
  makePersonKey: {
    method: 'POST',
    path: '/v1/person-keys',
    callers: ['operator'],
    summary: 'A key that acts as a person, for scripts and the command line; shown this once.',
    body: WhoRequest,
    answer: OperatorKey,
    status: 201,
  },
} as const satisfies Record<string, Endpoint>
