/**
 * Sign-in for people, by better-auth: magic link, e-mail and password. Only members of a workspace can sign in; nobody
 * signs up by themselves. Agents do not come here, their keys are in keys.ts.
 */
import { randomUUID } from 'node:crypto'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { getMigrations } from 'better-auth/db/migration'
import { magicLink } from 'better-auth/plugins'
import type { Log } from '../app/ports/log.ts'
import type { Mailer } from '../app/ports/mailer.ts'

export type Accounts = {
  /** Serves `/auth/*`. */
  handle(request: Request): Promise<Response>
  /** The signed-in user of a request. */
  session(headers: Headers): Promise<{ userId: string; email: string } | null>
  /** A single-use link that signs this address in, valid for a day. */
  signInLink(email: string): Promise<{ url: string; expiresAt: Date }>
  hasPassword(userId: string): Promise<boolean>
  change(userId: string, change: { name?: string; email?: string; password?: string }): Promise<void>
}

export type AccountsOptions = {
  /** For the sign-in tables, which belong to no workspace. */
  database: BetterAuthOptions['database']
  secret: string
  publicUrl: string
  mailer: Mailer
  log: Log
  /** Whether this address is a member somewhere; others get no link and no hint. */
  isMember(email: string): Promise<boolean>
  /** A member has proven that they are there: the channel is reachable from now on. */
  onSignIn(user: { id: string; email: string }): Promise<void>
  /** Runs the library's own migrations where no other process does so at the same time. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

const LINK_VALID_S = 24 * 60 * 60

export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { database, secret, publicUrl, mailer, log, isMember, onSignIn, alone } = options
  // Links asked for by the desk itself are handed to it instead of being mailed.
  const wanted = new Map<string, (url: string) => void>()

  const settings = {
    appName: 'Baton',
    baseURL: publicUrl,
    basePath: '/auth',
    secret,
    database,
    trustedOrigins: [new URL(publicUrl).origin],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: 30 * 24 * 60 * 60, cookieCache: { enabled: true, maxAge: 60 } },
    advanced: { cookiePrefix: 'baton', useSecureCookies: publicUrl.startsWith('https:') },
    rateLimit: { enabled: true, window: 60, max: 100, customRules: { '/sign-in/email': { window: 60, max: 10 } } },
    logger: { log: (level, message) => level === 'error' && log.error({ from: 'better-auth' }, message) },
    plugins: [
      magicLink({
        expiresIn: LINK_VALID_S,
        storeToken: 'hashed',
        // A whole office shares one address; the token is too long to be guessed.
        rateLimit: { window: 60, max: 60 },
        async sendMagicLink({ email, url, metadata }) {
          const take = wanted.get(String(metadata?.wanted ?? ''))
          if (take) return take(url)
          if (!(await isMember(email))) return
          await mailer.send({
            to: email,
            subject: 'Your sign-in link for Baton',
            text: `Open this link to sign in. It works once, for a day.\n\n${url}\n\nIf you did not ask for it, do nothing.`,
          })
        },
      }),
    ],
    databaseHooks: {
      session: {
        create: {
          async after(session) {
            const context = await auth.$context
            const user = await context.internalAdapter.findUserById(session.userId)
            if (user) await onSignIn({ id: user.id, email: user.email })
          },
        },
      },
    },
  } satisfies BetterAuthOptions
  // Before the library starts: it reports missing tables as errors.
  await alone(async () => (await getMigrations(settings)).runMigrations())
  const auth = betterAuth(settings)

  async function hasPassword(userId: string): Promise<boolean> {
    const context = await auth.$context
    const accounts = await context.internalAdapter.findAccounts(userId)
    return accounts.some(({ providerId, password }) => providerId === 'credential' && Boolean(password))
  }

  return {
    handle: (request) => auth.handler(request),
    async session(headers) {
      const session = await auth.api.getSession({ headers })
      return session ? { userId: session.user.id, email: session.user.email } : null
    },
    async signInLink(email) {
      const id = randomUUID()
      try {
        const url = await new Promise<string>((resolve, reject) => {
          wanted.set(id, resolve)
          auth.api
            .signInMagicLink({ body: { email, callbackURL: '/', metadata: { wanted: id } }, headers: new Headers() })
            .catch(reject)
        })
        return { url, expiresAt: new Date(Date.now() + LINK_VALID_S * 1000) }
      } finally {
        wanted.delete(id)
      }
    },
    hasPassword,
    async change(userId, { name, email, password }) {
      const context = await auth.$context
      if (name || email)
        await context.internalAdapter.updateUser(userId, {
          ...(name && { name }),
          ...(email && { email: email.toLowerCase() }),
        })
      if (!password) return
      const hash = await context.password.hash(password)
      if (await hasPassword(userId)) await context.internalAdapter.updatePassword(userId, hash)
      else
        await context.internalAdapter.linkAccount({
          userId,
          providerId: 'credential',
          accountId: userId,
          password: hash,
        })
    },
  }
}
