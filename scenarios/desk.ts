/**
 * A desk for stories: a real one over HTTP on a fresh database, whose clock the story moves. Everybody in it uses a door
 * that we promise: agents and people have keys, people get theirs by their sign-in link.
 */
import net from 'node:net'
import { minutes, type WrittenPlaybook } from '@baton-desk/core'
import { type Baton, type Client, connect, createClient } from '@baton-desk/sdk'
import { type DeskOptions, type RunningDesk, startDesk } from '@baton-desk/server'
import { STORE_KINDS, type StoreKind, startDatabases } from '@baton-desk/server/testing'

/** Both stores; in a fast run the embedded one only, said once. */
export const stores: StoreKind[] = process.env.BATON_TEST === 'fast' ? ['embedded'] : STORE_KINDS
if (process.env.BATON_TEST === 'fast')
  console.log('Fast run: stories are told on the embedded store only, PostgreSQL is left to `npm test`.')

/** Three people: Ana and Ben take support in turn, Cara stands behind them, Sam is the last resort and runs the desk. */
export const playbook: WrittenPlaybook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: {
    ana: { name: 'Ana Pohl', email: 'ana@example.com' },
    ben: { name: 'Ben Katz', email: 'ben@example.com' },
    cara: { name: 'Cara Lund', email: 'cara@example.com' },
    sam: { name: 'Sam Okafor', email: 'sam@example.com' },
  },
  lanes: {
    support: {
      name: 'Support',
      owners: { people: ['ana'] },
      escalation: [{ to: { people: ['ben'] } }, { to: { people: ['cara'] } }],
      accept: { now: '5m', today: '10m', this_week: '1h', fyi: '1d' },
      decide: { now: '15m', today: '1h', this_week: '1d', fyi: '7d' },
      grace: '30s',
      outcomes: [
        { id: 'refunded', label: 'Refunded' },
        { id: 'replied', label: 'Replied' },
      ],
    },
    sales: { name: 'Sales', owners: { people: ['ben'] }, mayDecide: [{ roles: ['member'] }] },
  },
}

/** With a rule that stops refunds over 100. */
export const withTrigger = {
  ...playbook,
  triggers: [
    {
      id: 'refund-over-limit',
      when: 'action.tool == "refund" && action.amount > 100',
      // biome-ignore lint/suspicious/noThenProperty: the playbook's own word
      then: 'review' as const,
      lane: 'support',
      reason: 'authority_limit' as const,
      why: 'Refunds over $100 need a person.',
    },
  ],
}

/** A note that lacks nothing. */
export const goodNote = {
  ask: 'Refund $180 for a double charge',
  next: { action: 'Refund the second charge and send the drafted reply.', decision: { kind: 'approve' as const } },
  who: { name: 'Amir Haddad', identifiers: [{ label: 'Customer', value: 'C-2041' }] },
  what: 'Amir was charged twice for order 4471 and asks for one charge back.',
  why: { code: 'authority_limit' as const, sentence: 'Refunds over $100 need a person.' },
  where: { channel: 'phone', artifacts: [{ label: 'Order 4471', id: '4471', kind: 'order', openFirst: true }] },
  draft: { channel: 'email', to: 'amir@example.com', body: 'Hi Amir, we are looking into the second charge of $180.' },
}

export type Handing = Partial<Parameters<Baton['handOff']>[0]>

export type TestDesk = {
  url: string
  /** Where it listens, whatever its public address. */
  localUrl: string
  agent: Baton
  agentKey: string
  /** A member who has signed in by their link. */
  person(id: string): Promise<Client>
  personKey(id: string): Promise<string>
  /** By which this person signs in, made by whoever runs the desk. */
  signInLink(id: string): Promise<string>
  operator: RunningDesk['operator']
  handOff(handing?: Handing): ReturnType<Baton['handOff']>
  /** Moves the database's clock on and lets every deadline act that has passed by then. */
  passTime(ms: number): Promise<void>
  /** Reads the calendars and repeats the proofs that are due by now. */
  watch(): Promise<void>
  /** Sets the clock back or forth without anything acting. */
  shiftClock(ms: number): void
  /** Stops the process and starts another one on the same database. */
  restart(): Promise<void>
  /** A second desk on the same database (PostgreSQL only). */
  second(): Promise<RunningDesk>
  stop(): Promise<void>
}

export async function openDesk(
  kind: StoreKind,
  options: Partial<Omit<DeskOptions, 'config'>> & {
    playbook?: WrittenPlaybook
    real?: boolean
    config?: Partial<NonNullable<DeskOptions['config']>>
  } = {},
): Promise<TestDesk> {
  const databases = await startDatabases(kind)
  const address = await databases.createAddress()
  let shift = 0
  let references = 0
  const { playbook: written = playbook, real, config, ...rest } = options
  const settings: DeskOptions = {
    ...address,
    port: 0,
    demo: real ? false : { playbook: written },
    log: silent,
    config: {
      mailFrom: 'desk@example.com',
      allowPrivateWebhooks: true,
      allowPrivateCalendars: true,
      calendarMinutes: 15,
      logLevel: 'silent',
      poolSize: 10,
      rateLimit: 10_000,
      ...config,
    },
    clockShift: () => shift,
    deliveries: { retries: 2, retryDelayS: 1, timeoutMs: 60_000 },
    ...rest,
  }
  let desk = await startDesk(settings)
  const { port } = new URL(desk.url)
  const agentKey = desk.agentKey ?? ''
  const admins = await desk.operator.personKey({})
  if ('refused' in admins) throw new Error(admins.detail)
  const admin = { sam: admins.key, owner: admins.key }
  const keys = new Map<string, string>(Object.entries(admin))
  const seconds: RunningDesk[] = []

  const test: TestDesk = {
    url: desk.url,
    localUrl: desk.localUrl,
    agentKey,
    agent: connect({ url: desk.url, key: agentKey }),
    personKey: async (id) => {
      const known = keys.get(id)
      if (known) return known
      const made = await keyBySignInLink(await test.signInLink(id))
      keys.set(id, made)
      return made
    },
    signInLink: async (id) => {
      const made = await desk.operator.signInLink({ person: id })
      if ('refused' in made) throw new Error(made.detail)
      return made.url
    },
    operator: desk.operator,
    person: async (id) => createClient({ baseUrl: desk.url, key: await test.personKey(id) }),
    handOff: (handing) => {
      references += 1
      return test.agent.handOff({ lane: 'support', note: goodNote, reference: `run-${references}`, ...handing })
    },
    passTime: async (ms) => {
      shift += ms
      await desk.sweepNow()
    },
    watch: async () => {
      await desk.watchNow()
    },
    shiftClock: (ms) => {
      shift += ms
    },
    restart: async () => {
      await desk.stop()
      desk = await startDesk({ ...settings, port: Number(port) })
    },
    second: async () => {
      const other = await startDesk({ ...settings, port: 0 })
      seconds.push(other)
      return other
    },
    stop: async () => {
      await Promise.all(seconds.map((other) => other.stop()))
      await desk.stop()
      await databases.stop()
    },
  }
  return test
}

/** For a desk whose public address has to be known before it starts. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })

/** Presses the button of the page that a link opens. */
export function useLink(link: string, headers: Record<string, string> = {}): Promise<Response> {
  const { origin, hash } = new URL(link)
  return fetch(`${origin}/auth/link/use`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token: hash.slice(1) }),
  })
}

export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

/** As somebody does who sits at a browser. */
export async function signedIn(desk: TestDesk, id: string): Promise<Client> {
  const cookie = cookieOf(await useLink(await desk.signInLink(id)))
  return createClient({
    baseUrl: desk.url,
    fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, cookie, origin: desk.url } }),
  })
}

/** What a person does who was sent their link: open it, then make a key for scripts. */
async function keyBySignInLink(link: string): Promise<string> {
  const { origin } = new URL(link)
  const cookie = cookieOf(await useLink(link))
  const made = await fetch(`${origin}/v1/me/keys`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'of a story', scopes: ['read', 'decide', 'set-up'] }),
  })
  const { key } = (await made.json()) as { key: string }
  return key
}

const silent = { info: () => {}, warn: () => {}, error: () => {} }

export { minutes }
