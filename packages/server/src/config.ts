/** The only file that reads the environment. Everything else is given what it needs. */
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'false', 'true', ''])
  .default('0')
  .transform((value) => value === '1' || value === 'true')

/** The newest first, so that the one of before can go on for a while. */
const secrets = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
  .refine((all) => all.every((one) => one.length >= 32), {
    message: 'Expected one or more of at least 32 characters each, separated by commas, the newest first',
  })

function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

const IMAPS = 'Expected an address with imaps; imap only on this machine itself'
function isSafeMailbox(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'imaps:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
}

const Environment = z.object({
  DATABASE_URL: z.string().optional(),
  /** Address under which people and agents reach the desk, when it is not the one it listens on. */
  BATON_PUBLIC_URL: z.url().optional(),
  /** Browsers that have been here use https for all names under that of the desk too. */
  BATON_HSTS_SUBDOMAINS: flag,
  /** `/metrics` for whoever sends it as a bearer token. */
  BATON_METRICS_TOKEN: z.string().min(16).optional(),
  /** `/metrics` on an address of its own, such as `127.0.0.1:9464`, without a token. */
  BATON_METRICS_ADDRESS: z
    .string()
    .regex(/^(\[[0-9a-fA-F:]+\]|[^:[\]]+):\d{1,5}$/, { message: 'Expected a host and a port, such as 127.0.0.1:9464' })
    .optional(),
  /** Where handoffs are sent as spans, by OTLP over HTTP: `http://127.0.0.1:4318/v1/traces`. Headers and time-outs the exporter reads itself. */
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_SERVICE_NAME: z.string().min(1).max(255).default('baton'),
  /** Sign sessions: the first one signs, what any of them has signed counts. Made and kept in the database when left out. */
  BATON_SECRET: secrets,
  /** Seal the secrets in the database: the first one seals, all of them open. */
  BATON_SEALING_KEYS: secrets,
  /** Proxies in front of the desk, by address or range, separated by commas: what they say of where a request comes from counts. */
  BATON_TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .refine((proxies) => proxies.every((proxy) => ipaddr.isValid(proxy) || ipaddr.isValidCIDR(proxy)), {
      message: 'Expected addresses or ranges such as 10.0.0.0/8, separated by commas',
    }),
  /** `smtp://user:password@host:587`; without it nothing is mailed. */
  SMTP_URL: z.string().optional(),
  BATON_MAIL_FROM: z.string().default('Baton <baton@localhost>'),
  /** Where answers to messages arrive, with anything behind a plus; needs the next one too. */
  BATON_REPLY_ADDRESS: z.email().optional(),
  /** The mail server whose word counts on who sent a mail: how it names itself in Authentication-Results. */
  BATON_MAIL_AUTHSERV: z.string().min(1).max(253).optional(),
  /** The mailbox of answers: `imaps://user:password@host:993/INBOX`. */
  BATON_IMAP_URL: z
    .url({ protocol: /^imaps?$/ })
    .refine(isSafeMailbox, { message: IMAPS })
    .optional(),
  /** `whsec_…` of whoever hands received mail over at `/mail/inbound`. */
  BATON_INBOUND_MAIL_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/=]{32,}$/, { message: 'Expected whsec_ and at least 24 bytes in base64' })
    .optional(),
  /** People may sign in with this provider of OpenID Connect, where it and a client are set. */
  BATON_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafe, { message: 'Expected an address with https; http only on this machine itself' })
    .optional(),
  BATON_OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  BATON_OIDC_CLIENT_SECRET: z.string().optional(),
  /** What its button is called. */
  BATON_OIDC_NAME: z.string().min(1).max(60).optional(),
  /** An address that it says it has proven counts as proven. */
  BATON_OIDC_TRUST_ADDRESSES: flag,
  BATON_ALLOW_PRIVATE_WEBHOOKS: flag,
  /** Calendars of rotas may lie on private addresses. */
  BATON_ALLOW_PRIVATE_CALENDARS: flag,
  /** Minutes between two readings of a calendar. */
  BATON_CALENDAR_MINUTES: z.coerce.number().min(1).max(1440).default(15),
  BATON_LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  BATON_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** Requests a second that one key or session may make; bursts of ten times as many. */
  BATON_RATE_LIMIT: z.coerce.number().positive().default(50),
  /** A language model may word notes where this and a model are set; everything up to `/chat/completions`. */
  BATON_WRITER_URL: z.url({ protocol: /^https?$/ }).optional(),
  BATON_WRITER_MODEL: z.string().min(1).max(120).optional(),
  BATON_WRITER_KEY: z.string().optional(),
  /** Seconds. */
  BATON_WRITER_TIMEOUT: z.coerce.number().positive().max(120).default(8),
})

export type Config = {
  databaseUrl?: string
  publicUrl?: string
  hstsSubdomains?: boolean
  metrics?: { token?: string; address?: { host: string; port: number } }
  /** Absent: off. */
  traces?: TracesConfig
  /** Empty: made and kept in the database. */
  secrets?: string[]
  trustedProxies?: string[]
  sealingKeys?: string[]
  smtpUrl?: string
  /** Of channels, as they are set: `SLACK_BOT_TOKEN`. */
  channelSettings?: Record<string, string>
  mailFrom: string
  /** Absent: answers by mail are not read. */
  replies?: RepliesConfig
  allowPrivateWebhooks: boolean
  allowPrivateCalendars: boolean
  calendarMinutes: number
  logLevel: string
  poolSize: number
  rateLimit: number
  /** Absent: off. */
  singleSignOn?: SingleSignOnConfig
  /** Absent: off. */
  writer?: WriterConfig
}

/** Where spans go, and as whose. */
export type TracesConfig = { url: string; service: string }

/** A provider of OpenID Connect, as which client the desk comes to it, and what it is called on the sign-in page. */
export type SingleSignOnConfig = {
  issuer: string
  clientId: string
  /** Absent: a public client, which proves itself by PKCE alone. */
  clientSecret?: string
  name: string
  /** An address that it says it has proven finds the account or the memberships of that address. */
  trustsAddresses: boolean
}

/** Where answers arrive, whose word counts on who sent one, and by which ways they come. */
export type RepliesConfig = { address: string; authserv: string; imapUrl?: string; inboundSecret?: string }

/** An OpenAI-compatible endpoint, and how long its answer is waited for. */
export type WriterConfig = { url: string; model: string; key?: string; timeoutMs: number }

class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment; a value that does not fit throws, named, with what was expected. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const read = Environment.safeParse(environment)
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${String(path[0])}: ${message}`)
    throw new ConfigError(`${wrong.join('; ')}. Set it right, or leave it out for its default.`)
  }
  const env = read.data
  return {
    databaseUrl: env.DATABASE_URL || undefined,
    publicUrl: env.BATON_PUBLIC_URL,
    hstsSubdomains: env.BATON_HSTS_SUBDOMAINS,
    metrics: { token: env.BATON_METRICS_TOKEN, address: addressIn(env.BATON_METRICS_ADDRESS) },
    traces: tracesOf(env),
    secrets: env.BATON_SECRET,
    trustedProxies: env.BATON_TRUSTED_PROXIES,
    sealingKeys: env.BATON_SEALING_KEYS,
    smtpUrl: env.SMTP_URL || undefined,
    channelSettings: channelSettingsIn(environment),
    mailFrom: env.BATON_MAIL_FROM,
    replies: repliesOf(env),
    allowPrivateWebhooks: env.BATON_ALLOW_PRIVATE_WEBHOOKS,
    allowPrivateCalendars: env.BATON_ALLOW_PRIVATE_CALENDARS,
    calendarMinutes: env.BATON_CALENDAR_MINUTES,
    logLevel: env.BATON_LOG_LEVEL,
    poolSize: env.BATON_POOL_SIZE,
    rateLimit: env.BATON_RATE_LIMIT,
    singleSignOn: singleSignOnOf(env),
    writer: writerOf(env),
  }
}

function tracesOf(env: z.infer<typeof Environment>): TracesConfig | undefined {
  const { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: url, OTEL_SERVICE_NAME: service } = env
  return url === undefined ? undefined : { url, service }
}

function repliesOf(env: z.infer<typeof Environment>): RepliesConfig | undefined {
  const { BATON_REPLY_ADDRESS: address, BATON_MAIL_AUTHSERV: authserv } = env
  if (address === undefined && authserv === undefined) return undefined
  if (address === undefined || authserv === undefined)
    throw halfSet('answers by mail', { BATON_REPLY_ADDRESS: address, BATON_MAIL_AUTHSERV: authserv })
  return { address, authserv, imapUrl: env.BATON_IMAP_URL, inboundSecret: env.BATON_INBOUND_MAIL_SECRET }
}

/** Each channel knows its own: `BATON_CHANNEL_SLACK_BOT_TOKEN` is `SLACK_BOT_TOKEN`. */
const channelSettingsIn = (environment: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      name.startsWith(OF_CHANNELS) && value ? [[name.slice(OF_CHANNELS.length), value]] : [],
    ),
  )
const OF_CHANNELS = 'BATON_CHANNEL_'

function addressIn(text: string | undefined): { host: string; port: number } | undefined {
  if (text === undefined) return undefined
  const at = text.lastIndexOf(':')
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) }
}

function writerOf(env: z.infer<typeof Environment>): WriterConfig | undefined {
  const { BATON_WRITER_URL: url, BATON_WRITER_MODEL: model, BATON_WRITER_KEY: key } = env
  if (url === undefined && model === undefined) return undefined
  if (url === undefined || model === undefined)
    throw halfSet('the writer', { BATON_WRITER_URL: url, BATON_WRITER_MODEL: model })
  return { url, model, key: key || undefined, timeoutMs: env.BATON_WRITER_TIMEOUT * 1000 }
}

function singleSignOnOf(env: z.infer<typeof Environment>): SingleSignOnConfig | undefined {
  const { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT_ID: clientId } = env
  if (issuer === undefined && clientId === undefined) return undefined
  if (issuer === undefined || clientId === undefined)
    throw halfSet('single sign-on', { BATON_OIDC_ISSUER: issuer, BATON_OIDC_CLIENT_ID: clientId })
  return {
    issuer,
    clientId,
    clientSecret: env.BATON_OIDC_CLIENT_SECRET || undefined,
    name: env.BATON_OIDC_NAME ?? new URL(issuer).hostname,
    trustsAddresses: env.BATON_OIDC_TRUST_ADDRESSES,
  }
}

function halfSet(what: string, both: Record<string, string | undefined>): ConfigError {
  const [missing, given] = Object.keys(both).toSorted((a) => (both[a] === undefined ? -1 : 1))
  return new ConfigError(
    `${missing}: expected it beside ${given}, got nothing. Set both, or neither to leave ${what} off.`,
  )
}
