/** The only file that reads the environment. Everything else is given what it needs. */
import { z } from 'zod'

const flag = z
  .enum(['0', '1', 'false', 'true', ''])
  .default('0')
  .transform((value) => value === '1' || value === 'true')

const Environment = z.object({
  DATABASE_URL: z.string().optional(),
  /** Address under which people and agents reach the desk, when it is not the one it listens on. */
  BATON_PUBLIC_URL: z.url().optional(),
  /** Signs sessions and links; made and kept in the data folder when left out. */
  BATON_SECRET: z.string().min(32).optional(),
  /** `smtp://user:password@host:587`; without it mail goes to the log. */
  SMTP_URL: z.string().optional(),
  BATON_MAIL_FROM: z.string().default('Baton <baton@localhost>'),
  BATON_ALLOW_PRIVATE_WEBHOOKS: flag,
  BATON_LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  BATON_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** Requests a second that one key or session may make; bursts of ten times as many. */
  BATON_RATE_LIMIT: z.coerce.number().positive().default(50),
})

export type Config = {
  databaseUrl?: string
  publicUrl?: string
  secret?: string
  smtpUrl?: string
  mailFrom: string
  allowPrivateWebhooks: boolean
  logLevel: string
  poolSize: number
  rateLimit: number
}

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
    secret: env.BATON_SECRET,
    smtpUrl: env.SMTP_URL || undefined,
    mailFrom: env.BATON_MAIL_FROM,
    allowPrivateWebhooks: env.BATON_ALLOW_PRIVATE_WEBHOOKS,
    logLevel: env.BATON_LOG_LEVEL,
    poolSize: env.BATON_POOL_SIZE,
    rateLimit: env.BATON_RATE_LIMIT,
  }
}
