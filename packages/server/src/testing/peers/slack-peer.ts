/**
 * Slack as its documentation has it, on the loopback: tokens, limits of messages and dialogues, Socket Mode with the same envelope again
 * where nobody acknowledged it, signed requests. It was written from what Slack documents and never compared with Slack itself.
 */
import { createHmac, randomUUID } from 'node:crypto'
import { type WebSocket, WebSocketServer } from 'ws'
import { type HttpPeer, openHttpPeer, type PeerAnswer, type PeerRequest } from './http-peer.ts'

export const SLACK_TOKENS = { bot: 'xoxb-of-a-test', app: 'xapp-of-a-test', secret: 'signing-secret-of-a-test' }
const WITHIN_MS = 3_000

type Json = Record<string, unknown>
type Block = Json & { type: string }
export type SlackPosted = {
  channel: string
  ts: string
  user: string
  text: string
  blocks: Block[]
  thread?: string | undefined
  metadata?: { event_type: string; event_payload: Json } | undefined
  changes: number
}
export type SlackButton = { action_id: string; value?: string; url?: string; confirm?: Json; text: { text: string } }
type Acked = { envelope: string; payload: Json; withinMs: number }

export type SlackPeer = HttpPeer & {
  apiUrl: string
  posted: SlackPosted[]
  /** What only one user was shown. */
  whispers: { user: string; channel: string; words: string }[]
  views: { trigger: string; user: string; view: Json }[]
  acks: Acked[]
  /** What broke a limit or a rule of Slack, in words. */
  broken: string[]
  users: Map<string, { id: string; name: string; email: string; deleted?: boolean }>
  /** Resolves once this many connections of Socket Mode are open. */
  connected(count?: number): Promise<void>
  /** Ends all connections, as Slack does every few hours. */
  recycle(): void
  /** By Socket Mode; `times` how often the same envelope comes. Resolves with the last acknowledgement. */
  send(payload: Json, options?: { times?: number; type?: string }): Promise<Acked>
  /** By HTTP, signed. */
  call(url: string, payload: Json, signing?: { secret?: string; at?: number; body?: string }): Promise<Response>
  pressOf(user: string, message: SlackPosted, button: SlackButton): Json
  /** `typed`: by how the label of its field begins. */
  submissionOf(user: string, view: Json, typed: Record<string, string>): Json
  close(): Promise<void>
}

export async function openSlackPeer(): Promise<SlackPeer> {
  const posted: SlackPosted[] = []
  const whispers: SlackPeer['whispers'] = []
  const views: SlackPeer['views'] = []
  const acks: Acked[] = []
  const broken: string[] = []
  const users: SlackPeer['users'] = new Map()
  const triggers = new Map<string, { user: string; at: number }>()
  const sockets = new Set<WebSocket>()
  const waiting = new Set<() => void>()
  const sentAt = new Map<string, number>()
  let ticks = 0
  const stir = () => {
    for (const look of waiting) look()
  }
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return
        waiting.delete(look)
        resolve()
      }
      waiting.add(look)
      look()
    })

  const http = await openHttpPeer(answer)
  const hub = new WebSocketServer({ noServer: true })
  http.server.on('upgrade', (request, socket, head) => {
    hub.handleUpgrade(request, socket, head, (connection) => {
      sockets.add(connection)
      connection.once('close', () => {
        sockets.delete(connection)
        stir()
      })
      connection.on('message', (data) => {
        const { envelope_id: envelope, payload } = JSON.parse(String(data)) as { envelope_id: string; payload: Json }
        acks.push({ envelope, payload, withinMs: Date.now() - (sentAt.get(envelope) ?? 0) })
        stir()
      })
      connection.send(
        JSON.stringify({ type: 'hello', num_connections: sockets.size, connection_info: { app_id: 'A1' } }),
      )
      stir()
    })
  })

  function answer({ path, headers, body }: PeerRequest): PeerAnswer {
    const method = path.replace('/api/', '')
    const given = Object.fromEntries(new URLSearchParams(body))
    const token = String(headers.authorization ?? '').replace('Bearer ', '')
    const refuse = (error: string): PeerAnswer => ({ body: { ok: false, error } })
    if (token !== (method === 'apps.connections.open' ? SLACK_TOKENS.app : SLACK_TOKENS.bot))
      return refuse('invalid_auth')
    const said = METHODS[method]
    if (!said) return refuse('unknown_method')
    const before = broken.length
    const answered = said(given)
    if (broken.length > before) return refuse('invalid_blocks')
    stir()
    return typeof answered === 'string' ? refuse(answered) : { body: { ok: true, ...answered } }
  }

  const METHODS: Record<string, (given: Record<string, string>) => Json | string> = {
    'apps.connections.open': () => ({ url: `${http.url.replace('http', 'ws')}/link/?ticket=${randomUUID()}` }),
    'conversations.open': ({ users: user = '' }) => {
      const known = users.get(user)
      if (!known) return 'user_not_found'
      return known.deleted ? 'user_disabled' : { channel: { id: `D${user}` } }
    },
    'chat.postMessage': ({ channel = '', text = '', blocks = '[]', thread_ts, metadata }) => {
      if (![...users.keys()].some((user) => `D${user}` === channel)) return 'channel_not_found'
      const ts = `${1_700_000_000 + ++ticks}.000100`
      const read = readBlocks(blocks, 50)
      checkMarkup(text)
      posted.push({
        channel,
        ts,
        user: channel.slice(1),
        text,
        blocks: read,
        thread: thread_ts,
        metadata: metadata ? JSON.parse(metadata) : undefined,
        changes: 0,
      })
      return { channel, ts }
    },
    'chat.update': ({ channel, ts, text = '', blocks = '[]' }) => {
      const message = posted.find((one) => one.channel === channel && one.ts === ts)
      if (!message) return 'message_not_found'
      checkMarkup(text)
      Object.assign(message, { text, blocks: readBlocks(blocks, 50), changes: message.changes + 1 })
      return { channel, ts }
    },
    'chat.postEphemeral': ({ channel = '', user = '', text = '', blocks = '[]' }) => {
      checkMarkup(text)
      whispers.push({ channel, user, words: wordsIn(readBlocks(blocks, 50)) })
      return { message_ts: '1' }
    },
    'conversations.history': ({ channel }) => ({
      messages: posted
        .filter((one) => one.channel === channel && one.thread === undefined)
        .toReversed()
        .map(({ ts, text, metadata }) => ({ type: 'message', ts, text, metadata })),
    }),
    'views.open': ({ trigger_id = '', view = '{}' }) => {
      const trigger = triggers.get(trigger_id)
      triggers.delete(trigger_id)
      if (!trigger) return 'invalid_trigger_id'
      if (Date.now() - trigger.at > WITHIN_MS) return 'expired_trigger_id'
      const read = JSON.parse(view) as Json
      checkView(read)
      views.push({ trigger: trigger_id, user: trigger.user, view: read })
      return { view: { id: `V${views.length}` } }
    },
    'users.lookupByEmail': ({ email }) => {
      const found = [...users.values()].find((one) => one.email === email)
      return found ? { user: { id: found.id, profile: { real_name: found.name } } } : 'users_not_found'
    },
    'users.info': ({ user = '' }) => {
      const found = users.get(user)
      return found
        ? { user: { id: found.id, deleted: found.deleted, profile: { real_name: found.name } } }
        : 'user_not_found'
    },
  }

  function readBlocks(text: string, most: number): Block[] {
    const blocks = JSON.parse(text) as Block[]
    if (blocks.length > most) broken.push(`${blocks.length} blocks, and Slack takes ${most}`)
    if (text.length > 100_000) broken.push(`${text.length} characters of blocks`)
    for (const block of blocks) checkBlock(block)
    const ids = blocks.flatMap(({ block_id }) => (block_id === undefined ? [] : [block_id]))
    if (new Set(ids).size < ids.length) broken.push('two blocks with one id')
    return blocks
  }

  function checkBlock(block: Block): void {
    checkTexts(block)
    if (block.type === 'actions') {
      const elements = block.elements as SlackButton[]
      if (elements.length === 0 || elements.length > 25)
        broken.push(`${elements.length} elements in a block of actions`)
      if (new Set(elements.map(({ action_id }) => action_id)).size < elements.length)
        broken.push('an action id twice in a block')
      for (const { value = '', url = '', text, action_id } of elements)
        if (value.length > 2_000 || url.length > 3_000 || text.text.length > 75 || action_id.length > 255)
          broken.push(`a button beyond its limits: ${text.text}`)
    }
    if (block.type === 'header' && (block.text as { text: string }).text.length > 150)
      broken.push('a header of more than 150')
    if (block.type === 'input') {
      const element = block.element as Json & {
        initial_value?: string
        options?: { text: { text: string }; value: string }[]
      }
      if ((element.initial_value ?? '').length > 3_000) broken.push('more than 3,000 characters in a field')
      if ((element.options ?? []).length > 100) broken.push('more than 100 options')
      if (element.options?.length === 0) broken.push('a choice of nothing')
      for (const option of element.options ?? [])
        if (option.text.text.length > 75 || option.value.length > 150)
          broken.push(`an option beyond its limits: ${option.value}`)
    }
  }

  /** Slack's 3,000 characters of one text, and none that is empty. */
  function checkTexts(part: unknown): void {
    if (Array.isArray(part)) part.forEach(checkTexts)
    else if (typeof part === 'object' && part !== null) {
      const { text } = part as { text?: unknown }
      if (typeof text === 'string' && (text.length === 0 || text.length > 3_000))
        broken.push(`a text of ${text.length} characters`)
      if ((part as { type?: string }).type === 'mrkdwn') checkMarkup(String(text))
      Object.values(part).forEach(checkTexts)
    }
  }

  /** A mention, a link or a command may only come from the desk, which writes none. */
  function checkMarkup(text: string): void {
    if (/[<>]/.test(text)) broken.push(`markup in a text: ${text.slice(0, 80)}`)
    if (text.length > 4_000) broken.push(`a text of ${text.length} characters beside the blocks`)
  }

  function checkView(view: Json): void {
    const {
      title,
      submit,
      close,
      private_metadata = '',
      callback_id = '',
      blocks = [],
    } = view as {
      title?: { text: string }
      submit?: { text: string }
      close?: { text: string }
      private_metadata?: string
      callback_id?: string
      blocks?: Block[]
    }
    for (const one of [title, submit, close])
      if (one && (one.text.length === 0 || one.text.length > 24)) broken.push('a title beyond 24')
    if (private_metadata.length > 3_000 || callback_id.length > 255) broken.push('private metadata beyond its limits')
    if (blocks.some(({ type }) => type === 'input') && !submit)
      broken.push('a dialogue with fields and nothing to send them by')
    readBlocks(JSON.stringify(blocks), 100)
  }

  const trigger = (user: string) => {
    const id = randomUUID()
    triggers.set(id, { user, at: Date.now() })
    return id
  }
  const team = { id: 'T1', domain: 'front-desk' }

  return {
    ...http,
    apiUrl: `${http.url}/api/`,
    posted,
    whispers,
    views,
    acks,
    broken,
    users,
    connected: (count = 1) => until(() => [...sockets].filter(({ readyState }) => readyState === 1).length >= count),
    recycle() {
      for (const socket of sockets) socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested' }))
    },
    async send(payload, { times = 1, type = 'interactive' } = {}) {
      const envelope = randomUUID()
      const before = acks.length
      for (let n = 0; n < times; n += 1) {
        const [socket] = sockets
        sentAt.set(envelope, Date.now())
        socket?.send(
          JSON.stringify({ envelope_id: envelope, type, payload, accepts_response_payload: true, retry_attempt: n }),
        )
      }
      await until(() => acks.filter((ack) => ack.envelope === envelope).length >= times)
      const own = acks.slice(before).filter((ack) => ack.envelope === envelope)
      if (own.some(({ withinMs }) => withinMs > WITHIN_MS)) broken.push('an acknowledgement after more than 3 s')
      return own.at(-1) as Acked
    },
    call(url, payload, { secret = SLACK_TOKENS.secret, at = Date.now(), body } = {}) {
      const text =
        body ??
        (payload.type === 'url_verification'
          ? JSON.stringify(payload)
          : `payload=${encodeURIComponent(JSON.stringify(payload))}`)
      const seconds = Math.floor(at / 1_000)
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${text}`).digest('hex')}`
      return fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(seconds),
          'x-slack-signature': signature,
        },
        body: text,
      })
    },
    pressOf: (user, message, { action_id, value, text }) => ({
      type: 'block_actions',
      team,
      user: { id: user, name: users.get(user)?.name ?? user, team_id: team.id },
      trigger_id: trigger(user),
      channel: { id: message.channel },
      container: { type: 'message', channel_id: message.channel, message_ts: message.ts },
      actions: [{ type: 'button', action_id, ...(value !== undefined && { value }), text }],
    }),
    submissionOf: (user, view, typed) => {
      const blocks = (view.blocks as Block[]).filter(({ type }) => type === 'input')
      const unused = new Set(Object.keys(typed))
      const values = blocks.map(({ block_id, label, element }) => {
        const { action_id, type, initial_value } = element as {
          action_id: string
          type: string
          initial_value?: string
        }
        const name = [...unused].find((one) => (label as { text: string }).text.startsWith(one))
        if (name !== undefined) unused.delete(name)
        const value = (name === undefined ? undefined : typed[name]) ?? initial_value ?? null
        const isChoice = type === 'static_select'
        return [block_id, { [action_id]: isChoice ? { type, selected_option: value && { value } } : { type, value } }]
      })
      if (unused.size > 0) throw new Error(`no field that begins with ${[...unused]}`)
      return {
        type: 'view_submission',
        team,
        user: { id: user, name: users.get(user)?.name ?? user },
        trigger_id: trigger(user),
        view: { ...view, id: 'V1', state: { values: Object.fromEntries(values) } },
      }
    },
    async close() {
      for (const socket of sockets) socket.terminate()
      hub.close()
      await http.close()
    },
  }
}

/** As a person reads it. */
export const wordsIn = (blocks: unknown): string => {
  if (Array.isArray(blocks)) return blocks.map(wordsIn).filter(Boolean).join(' ')
  if (typeof blocks !== 'object' || blocks === null) return ''
  const { text, elements, url, ...rest } = blocks as Json
  return [
    typeof text === 'string' ? text : wordsIn(text),
    typeof url === 'string' ? url : '',
    wordsIn(elements),
    ...Object.values(rest).map((part) => (typeof part === 'object' ? wordsIn(part) : '')),
  ]
    .filter(Boolean)
    .join(' ')
}

export const buttonsIn = (blocks: readonly Block[]): SlackButton[] =>
  blocks.flatMap((block) => (block.type === 'actions' ? (block.elements as SlackButton[]) : []))
