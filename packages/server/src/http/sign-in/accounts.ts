/**
 * Sign-in for people, by better-auth: links, e-mail with password, passkeys, single sign-on. Only members of a workspace have an account; nobody
 * signs up by themselves. Agents do not come here, their keys are in keys.ts.
 */
import { isIP } from 'node:net'
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth, type GenericEndpointContext } from 'better-auth'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { getMigrations } from 'better-auth/db/migration'
import type { CallerSession } from '../../app/caller.ts'
import { shownEmail } from '../../app/open-workspace.ts'
import type { Links } from '../../app/ports/links.ts'
import type { Log } from '../../app/ports/log.ts'
import type { Post } from '../../app/ports/mailer.ts'
import type { Membership } from '../../app/ports/people.ts'
import type { SignIn } from '../../app/ports/sign-in.ts'
import type { Tries } from '../../app/ports/tries.ts'
import type { SingleSignOnConfig } from '../../config.ts'
import {
  type AskingClient,
  agreeing,
  CLIENT_PATHS,
  type ClientToken,
  claimAnswer,
  clientsPlugin,
  findClient,
  findToken,
  registrationOf,
  releaseAnswer,
} from '../clients/oauth.ts'
import { clientsFrom, createGuessing, linksFrom, rememberDevice, tooManyTries } from './guessing.ts'
import { linkPlugin } from './links.ts'
import { createSigningAnew } from './signing-anew.ts'
import { SIGN_IN_ANEW, singleSignOnPlugin } from './single-sign-on.ts'
import { weaknessOf } from './weakness.ts'

export type Session = CallerSession & {
  userId: string
  /** The workspace they look at, of several. */
  chosen: string | null
}

export type Accounts = SignIn & {
  /** Serves `/auth/*`. `address`: where the request comes from, as the desk itself knows it. */
  handle(request: Request, address: string): Promise<Response>
  /** The session of a request. */
  session(headers: Headers): Promise<Session | null>
  /** The client of MCP that asks, by what it registered as; null where it never did. */
  askingClient(clientId: string): Promise<AskingClient | null>
  /** What is known of a client's token; null where it was never given out. */
  clientToken(token: string): Promise<ClientToken | null>
  /** True for the first who answers this request of a client, of all processes of the desk; false for all after. */
  claimAnswer(query: string): Promise<boolean>
  /** Nothing came of that answer: the request can be answered again. */
  releaseAnswer(query: string): Promise<void>
  /** Whoever is signed in says yes or no to what a client asked: where their browser goes on. Null where it was not asked so. */
  agree(request: Request, answer: { query: string; grant: string | null }): Promise<string | null>
}

export type AccountsOptions = {
  /** For the sign-in tables, which belong to no workspace. */
  database: BetterAuthOptions['database']
  /** The first one signs; what another one has signed counts too. */
  secrets: string[]
  publicUrl: string
  /** Absent: off. */
  singleSignOn?: SingleSignOnConfig | undefined
  log: Log
  links: Links
  tries: Tries
  memberships(userId: string): Promise<Membership[]>
  /** False where no mail server is set up. */
  canMail: boolean
  post: Post
  /** A member has proven that they are there: the channel is reachable from now on. */
  onSignIn(userId: string): Promise<void>
  /** A session of this account is over: signed out, ended from elsewhere, or with the account. */
  onSignOut(userId: string): Promise<void>
  /** An account has shown that this address is its own. */
  onAddress(change: { userId: string; address: string }): Promise<void>
  /** Binds the memberships that wait for an address which this account has shown to be its own; answers how many. */
  joinWaiting(joining: { userId: string; address: string }): Promise<number>
  /** Forgets clients of MCP that registered before this moment and that nobody has let in. */
  forgetClients(before: Date): Promise<void>
  /** Milliseconds since 1970. */
  now(): number
  /** Runs the library's own migrations where no other process does so at the same time. */
  alone<T>(work: () => Promise<T>): Promise<T>
}

/** What of the library is open to the outside; all else answers 404, so that no way around what stands here is left. */
const OPEN = new Set([
  '/auth/ways',
  '/auth/sign-in/email',
  '/auth/sign-out',
  '/auth/link/ask',
  '/auth/link/look',
  '/auth/link/use',
])

/** Written by the desk alone; what a caller sends under this name is thrown away. */
const ADDRESS_HEADER = 'x-baton-address'

const PASSKEY_PATHS = [
  'generate-register-options',
  'verify-registration',
  'generate-authenticate-options',
  'verify-authentication',
  'list-user-passkeys',
  'delete-passkey',
].map((path) => `/auth/passkey/${path}`)

const SINGLE_SIGN_ON_PATHS = ['begin', 'connect', 'callback', 'mine', 'disconnect'].map((path) => `/auth/sso/${path}`)

const BY_PATH: Record<string, string> = {
  '/sign-in/email': 'password',
  '/sso/callback': 'single sign-on',
  '/link/use': 'link',
  '/passkey/verify-authentication': 'passkey',
}

/** A passkey belongs to a name: an address of numbers has none, and without TLS only this machine itself may have some. */
function hasPasskeys(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl)
  return hostname === 'localhost' || (protocol === 'https:' && isIP(hostname.replace(/^\[|\]$/g, '')) === 0)
}

export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { database, secrets, publicUrl, singleSignOn, log, links, tries, memberships, canMail, post } = options
  const { onSignIn, onSignOut, onAddress, joinWaiting, forgetClients, now, alone } = options
  const { origin } = new URL(publicUrl)
  const [secret] = secrets
  const signedAnew = createSigningAnew(secrets)
  const addressOf = (headers: Headers | undefined) => headers?.get(ADDRESS_HEADER) ?? 'unknown'
  const guessing = createGuessing(tries, addressOf)
  async function takeTry(context: GenericEndpointContext) {
    const waitS = await tries.take(linksFrom(addressOf(context.headers)))
    if (waitS > 0) throw tooManyTries(waitS)
  }

  const settings = {
    appName: 'Baton',
    baseURL: publicUrl,
    basePath: '/auth',
    secret,
    database,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: {
      expiresIn: 30 * 24 * 60 * 60,
      // Each request asks the database: a session that was ended is over at once, on every browser.
      cookieCache: { enabled: false },
      additionalFields: {
        by: { type: 'string', required: false, input: false, fieldName: 'begunBy' },
        chosen: { type: 'string', required: false, input: false, fieldName: 'chosen' },
      },
    },
    advanced: {
      cookiePrefix: 'baton',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said, because the library leaves it out by itself where it takes itself to be under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
    },
    // What single sign-on comes back to lies with the browser that began: strangers who begin fill no table.
    account: { storeStateStrategy: 'cookie' },
    // What it does not expect is caught where all else is: told as what it is, and logged as JSON like the rest.
    onAPIError: { errorURL: `${origin}/sign-in?sso=refused`, throw: true },
    // By account and by address, in guessing.ts.
    rateLimit: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => {
        if (level === 'error' || level === 'warn') log[level]({ from: 'better-auth' }, message)
      },
    },
    plugins: [
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: 'Baton',
        origin: origin,
        // Found by the browser itself: nobody types an address first.
        authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
      }),
      linkPlugin({
        links,
        memberships,
        takeTry,
        mailLink: ({ address, to }) =>
          canMail
            ? post({ kind: 'sign-in', address, to })
            : Promise.reject(new APIError('NOT_IMPLEMENTED', CANNOT_MAIL)),
        async onAddress({ userId, address, before }) {
          await onAddress({ userId, address })
          if (before) await post({ kind: 'words', to: before, ...addressChanged(address) })
        },
      }),
      clientsPlugin({ publicUrl }),
      ...(singleSignOn
        ? [
            singleSignOnPlugin({
              config: singleSignOn,
              origin,
              log,
              now,
              memberships,
              joinWaiting,
              takeTry,
              async onConnected({ email }) {
                const to = shownEmail(email)
                if (to && canMail) await post({ kind: 'words', to, ...signOnConnected(singleSignOn.name) })
              },
            }),
          ]
        : []),
    ],
    hooks: {
      before: createAuthMiddleware(async (context) => {
        if (context.path === '/sign-in/email') await guessing.before(context as unknown as GenericEndpointContext)
      }),
      after: createAuthMiddleware(async (context) => {
        const { newSession } = context.context
        if (!newSession) return
        if (context.path === '/sign-in/email') await guessing.wasRight(context as unknown as GenericEndpointContext)
        await rememberDevice(context as unknown as GenericEndpointContext, newSession.user.id)
      }),
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({ data: { ...session, by: BY_PATH[context?.path ?? ''] } }),
          after: (session) => onSignIn(session.userId),
        },
        delete: { after: (session) => onSignOut(session.userId) },
      },
    },
  } satisfies BetterAuthOptions
  // Before the library starts: it reports missing tables as errors.
  await alone(async () => (await getMigrations(settings)).runMigrations())
  const auth = betterAuth(settings)
  const { adapter, internalAdapter, password: hashing } = await auth.$context

  async function credential(userId: string) {
    const accounts = await internalAdapter.findAccounts(userId)
    return accounts.find(({ providerId, password }) => providerId === 'credential' && Boolean(password))
  }

  return {
    async handle(request, address) {
      const { pathname } = new URL(request.url)
      const passkeys = hasPasskeys(publicUrl)
      if (pathname === '/auth/ways')
        return Response.json({ mail: canMail, passkeys, singleSignOn: singleSignOn?.name ?? null })
      const isOpen =
        OPEN.has(pathname) ||
        CLIENT_PATHS.includes(pathname) ||
        pathname.startsWith('/.well-known/oauth-authorization-server') ||
        (passkeys && PASSKEY_PATHS.includes(pathname)) ||
        (singleSignOn && SINGLE_SIGN_ON_PATHS.includes(pathname))
      if (!isOpen) return Response.json({ message: 'There is no such way to sign in.' }, { status: 404 })
      const headers = signedAnew(request.headers)
      headers.set(ADDRESS_HEADER, address)
      if (pathname === '/auth/oauth2/register') {
        const waitS = await tries.take(clientsFrom(address))
        if (waitS > 0) return tooManyClients(waitS)
        await forgetClients(new Date(now() - CLIENTS_WAIT_MS))
        return auth.handler(await registrationOf(new Request(request, { headers })))
      }
      return sayAnew(await auth.handler(new Request(request, { headers })))
    },
    async session(headers) {
      const found = await auth.api.getSession({ headers: signedAnew(headers) })
      if (!found) return null
      const { id, userId, by, chosen, createdAt } = found.session
      return {
        id,
        userId,
        by: by ?? null,
        chosen: chosen ?? null,
        since: createdAt.toISOString(),
        email: shownEmail(found.user.email),
        isProven: found.user.emailVerified,
      }
    },
    askingClient: (clientId) => findClient(adapter, clientId),
    clientToken: (token) => findToken(adapter, token, { publicUrl }),
    claimAnswer: (query) => claimAnswer(internalAdapter, query, now()),
    releaseAnswer: (query) => releaseAnswer(internalAdapter, query),
    async agree({ headers }, { query, grant }) {
      const asked = new Request(`${origin}/auth/oauth2/consent`, {
        method: 'POST',
        headers: { cookie: signedAnew(headers).get('cookie') ?? '', origin, 'content-type': 'application/json' },
        body: JSON.stringify({ accept: grant !== null, oauth_query: query }),
      })
      const response = await agreeing(grant ?? '', () => auth.handler(asked))
      const said: unknown = response.ok ? await response.json() : null
      return typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string'
        ? said.url
        : null
    },
    async findByAddress(address) {
      const found = await internalAdapter.findUserByEmail(address.toLowerCase())
      return found && { userId: found.user.id, isProven: found.user.emailVerified }
    },
    hasPassword: async (userId) => (await credential(userId)) !== undefined,
    async isPassword(userId, password) {
      const hash = (await credential(userId))?.password
      return hash ? hashing.verify({ hash, password }) : false
    },
    async setPassword(userId, password) {
      const hash = await hashing.hash(password)
      if (await credential(userId)) await internalAdapter.updatePassword(userId, hash)
      else await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
    },
    weakness: weaknessOf,
    async rename(userId, name) {
      await internalAdapter.updateUser(userId, { name })
    },
    async setUnprovenAddress(userId, address) {
      const email = address.toLowerCase()
      try {
        await internalAdapter.updateUser(userId, { email, emailVerified: false })
        return true
      } catch (error) {
        // Somebody else was first, at this very moment.
        const holder = await internalAdapter.findUserByEmail(email)
        if (holder && holder.user.id !== userId) return false
        throw error
      }
    },
    async sessions(userId) {
      const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true })
      return sessions.map(({ id, ipAddress, userAgent, createdAt, ...more }) => ({
        id,
        by: 'by' in more && typeof more.by === 'string' ? more.by : null,
        address: ipAddress || null,
        browser: userAgent || null,
        since: createdAt.toISOString(),
      }))
    },
    async choose(userId, { session, workspace }) {
      const sessions = await internalAdapter.listSessions(userId)
      const token = sessions.find(({ id }) => id === session)?.token
      if (token) await internalAdapter.updateSession(token, { chosen: workspace })
    },
    async endSession(userId, id) {
      const sessions = await internalAdapter.listSessions(userId)
      const token = sessions.find((session) => session.id === id)?.token
      if (token) await internalAdapter.deleteSession(token)
      return token !== undefined
    },
    async endSessions(userId, except) {
      const sessions = await internalAdapter.listSessions(userId)
      const tokens = sessions.filter(({ id }) => id !== except?.session).map(({ token }) => token)
      if (tokens.length > 0) await internalAdapter.deleteSessions(tokens)
    },
  }
}

/** What the library says of a session that is too old for a new way in, in words that help. */
async function sayAnew(response: Response): Promise<Response> {
  if (response.status !== 403) return response
  const said: unknown = await response
    .clone()
    .json()
    .catch(() => null)
  const isOld = typeof said === 'object' && said !== null && 'code' in said && said.code === 'SESSION_NOT_FRESH'
  return isOld ? Response.json({ ...said, message: SIGN_IN_ANEW }, { status: 403 }) : response
}

/** For an admin's yes: a day, after which a client registers anew. */
const CLIENTS_WAIT_MS = 24 * 60 * 60 * 1000

const tooManyClients = (waitS: number): Response =>
  Response.json(
    { error: 'temporarily_unavailable', error_description: `Too many clients from here. Wait ${waitS} seconds.` },
    { status: 429, headers: { 'retry-after': String(waitS) } },
  )

const CANNOT_MAIL = {
  code: 'CANNOT_MAIL',
  message: 'This desk sends no mail. Whoever runs it makes you a link with `npx @baton-desk/cli sign-in`.',
}

const signOnConnected = (name: string) => ({
  subject: `${name} signs you in to Baton from now on`,
  text: `Your account at Baton can be signed in to with ${name} from now on. If it was not you who connected it, take it away under Profile, change your password, and tell an admin of your workspace at once.`,
})

const addressChanged = (address: string) => ({
  subject: 'Your sign-in address at Baton was changed',
  text: `From now on you sign in to Baton with ${address}, and no longer with this address. If it was not you who changed it, tell an admin of your workspace at once.`,
})
