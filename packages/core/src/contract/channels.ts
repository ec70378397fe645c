/** Channels of people on the wire: how the desk tells somebody, beside the inbox. */
import { z } from 'zod'
import { WorkingHours } from '../playbook/working-hours.ts'
import { ChannelKind, ChannelUse } from '../reach/channel.ts'
import { type Components, Empty, type Endpoint, Instant, list } from './shared.ts'

const ChannelView = z.object({
  id: z.string(),
  person: z.string(),
  kind: ChannelKind,
  label: z.string().describe('The address of mail; to others than its person empty.'),
  place: z.number().describe('In which order they are tried, the lowest first.'),
  use: ChannelUse,
  provenAt: z.nullable(Instant).describe('Null: nothing is sent there before its code was typed in.'),
  failingSince: z.nullable(Instant).describe('Since when messages could not be sent.'),
  lastError: z.nullable(z.string()),
  canSend: z.boolean().describe('False where the desk is not set up for such a channel.'),
  invitation: z
    .object({ words: z.string(), url: z.optional(z.string()) })
    .optional()
    .describe('What to do there to prove it, where the desk cannot write first. Told once.'),
})

const ChannelKindView = z.object({
  kind: ChannelKind,
  name: z.string(),
  canSend: z.boolean().describe('False where the desk is not set up for it.'),
  asks: z.nullable(z.string()).describe('What address is asked for; null: none, its person begins there.'),
})
const ChannelKindList = list(ChannelKindView)

const ChannelList = list(ChannelView)

const SentView = z.object({
  id: z.string().describe('Of the message: the same on every try, and in the history of its handoffs.'),
  at: Instant.describe('When it was made.'),
  state: z.enum(['pending', 'sent', 'failed']).describe('`pending`: it goes out, or is tried again.'),
  sentAt: z.nullable(Instant).describe('When the receiver took it.'),
  tries: z.number(),
  error: z.nullable(z.string()).describe('Why it did not go out when it was tried last.'),
  handoffs: z
    .array(z.object({ id: z.string(), says: z.string(), openedAt: z.nullable(Instant) }))
    .describe(
      'Of which it tells, twenty at most, the most urgent first. `openedAt`: when its person has seen that, by any way.',
    ),
  more: z.number().describe('Of how many others it tells.'),
  notices: z.array(z.string()).describe('Subjects of the notices that it tells.'),
})
const SentList = list(SentView)

const NewChannelRequest = z.strictObject({
  kind: ChannelKind,
  address: z.string().min(1).max(2_000).optional().describe('Left out where its kind asks for none.'),
  use: z.optional(ChannelUse),
})

const ChannelChangeRequest = z.strictObject({
  use: z.optional(ChannelUse),
  place: z.int().min(1).max(1_000).optional(),
  code: z.string().max(20).optional().describe('As it was sent there: it is proven then.'),
})

export const channelComponents: Components = {
  Channel: ChannelView,
  ChannelChangeRequest,
  ChannelKind: ChannelKindView,
  ChannelKindList,
  ChannelList,
  ChannelUse,
  NewChannelRequest,
  SentList,
  SentMessage: SentView,
  WorkingHours,
}

export const channelEndpoints = {
  listMyChannels: {
    method: 'GET',
    path: '/v1/me/channels',
    callers: ['reader'],
    summary: 'By which channels I am told, in their order.',
    answer: ChannelList,
  },
  listChannelKinds: {
    method: 'GET',
    path: '/v1/channel-kinds',
    callers: ['reader'],
    summary: 'By which channels this desk can tell people.',
    answer: ChannelKindList,
  },
  addChannel: {
    method: 'POST',
    path: '/v1/me/channels',
    callers: ['reader'],
    summary:
      'Have me told here too. A code is sent there, unless it is the address I sign in with; again sends another. Not by a key.',
    body: NewChannelRequest,
    answer: ChannelView,
    status: 201,
    problems: ['wrong-state'],
  },
  changeChannel: {
    method: 'PUT',
    path: '/v1/me/channels/{id}',
    callers: ['reader'],
    summary: 'For what, when and in which order a channel is used; or its code, not by a key.',
    body: ChannelChangeRequest,
    answer: ChannelView,
  },
  removeChannel: {
    method: 'DELETE',
    path: '/v1/me/channels/{id}',
    callers: ['reader'],
    summary: 'Nothing is sent there any more.',
    answer: Empty,
  },
  testChannel: {
    method: 'POST',
    path: '/v1/me/channels/{id}/test',
    callers: ['reader'],
    summary: 'Send a message there now, to see that it arrives.',
    answer: Empty,
    problems: ['wrong-state'],
  },
  listSent: {
    method: 'GET',
    path: '/v1/me/channels/{id}/messages',
    callers: ['reader'],
    summary: 'What was sent there, and what came of it: the last hundred messages, the newest first.',
    answer: SentList,
  },
  listChannels: {
    method: 'GET',
    path: '/v1/channels',
    callers: ['admin'],
    summary: 'By which channels people are told and how these do, without addresses.',
    answer: ChannelList,
  },
} as const satisfies Record<string, Endpoint>
