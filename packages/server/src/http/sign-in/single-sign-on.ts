/**
 * Single sign-on by OpenID Connect, with the provider that the settings name. What it calls somebody (`sub`) is bound to an
 * account by whoever is signed in with that account. It finds none by an address, save where the settings trust the provider
 * with addresses and it says that it has proven this one.
 */
import type { Instant } from '@baton-desk/core'
import type { AuthContext, BetterAuthPlugin, GenericEndpointContext, User } from 'better-auth'
import { APIError, createAuthEndpoint, formCsrfMiddleware, getSessionFromCtx, sessionMiddleware } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { generateIdTokenNonce, generateState, parseState } from 'better-auth/oauth2'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { z } from 'zod'
import type { Log } from '../../app/ports/log.ts'
import type { Membership } from '../../app/ports/people.ts'
import type { SingleSignOnConfig } from '../../config.ts'
import { Page } from './page.ts'
import { revokeUnproven } from './unproven.ts'

export type SingleSignOnOptions = {
  config: SingleSignOnConfig
  /** Of the desk, without a path. */
  origin: string
  log: Log
  now(): number
  memberships(userId: string): Promise<Membership[]>
  /** Binds the memberships that wait for this address, and answers how many there were. */
  joinWaiting(joining: { userId: string; address: string }): Promise<number>
  /** Counts that somebody from here came back with nothing that counts; throws when they have to wait. */
  takeTry(context: GenericEndpointContext): Promise<void>
  /** Another way into this account is open from now on. */
  onConnected(user: User): Promise<void>
}

/** What the page says that one comes back to, where it did not work; the words are the page's. */
export type SignOnFailure = 'refused' | 'unknown' | 'not-a-member' | 'taken' | 'somebody-else' | 'known-otherwise'

/** A session that was begun longer ago may be somebody else's who found the browser open. */
const MAY_CONNECT_FOR_MS = 24 * 60 * 60 * 1000
const ANSWERS_WITHIN_MS = 10_000

const use = [formCsrfMiddleware]
const Back = z.object({ connects: z.string().optional(), to: Page })

export function singleSignOnPlugin(options: SingleSignOnOptions) {
  const { config, origin, log, now } = options
  const redirectURI = `${origin}/auth/sso/callback`
  const provider = providerOf(config)

  async function begin(ctx: GenericEndpointContext, additionalData: z.input<typeof Back>) {
    const found = await provider(ctx.context).catch((error: unknown) => {
      log.warn({ err: error, issuer: config.issuer }, 'The provider of single sign-on does not answer')
      throw new APIError('SERVICE_UNAVAILABLE', { code: 'SIGN_ON_SILENT', message: SILENT(config.name) })
    })
    const idTokenNonce = generateIdTokenNonce(found)
    const { state, codeVerifier } = await generateState(ctx, { idTokenNonce, additionalData })
    const url = await found.createAuthorizationURL({ state, codeVerifier, idTokenNonce, redirectURI })
    return ctx.json({ url: url.toString() })
  }

  /** Who the provider says has come back. Null where what came back proves nothing. */
  async function identity(ctx: GenericEndpointContext, state: Awaited<ReturnType<typeof parseState>>) {
    const { code, error, iss } = Came.parse(ctx.query)
    const found = await provider(ctx.context)
    if (error !== undefined || code === undefined || (iss !== undefined && iss !== found.issuer)) return null
    const { codeVerifier, idTokenNonce } = state
    const tokens = await found.validateAuthorizationCode({ code, codeVerifier, redirectURI })
    // Without one the library would believe whatever the access token opens.
    if (!tokens?.idToken || idTokenNonce === undefined) return null
    const told = await found.getUserInfo({ ...tokens, expectedIdTokenNonce: idTokenNonce })
    const { sub } = Told.parse(claimsOf(tokens.idToken))
    const said = Told.safeParse(told?.data)
    if (!said.success || said.data.sub !== sub) return null
    const { email, email_verified, name } = said.data
    return { sub, name, provenAddress: email_verified === true ? email?.toLowerCase() : undefined }
  }

  type Identity = NonNullable<Awaited<ReturnType<typeof identity>>>

  const bind = (ctx: GenericEndpointContext, userId: string, { sub }: Identity) =>
    ctx.context.internalAdapter.linkAccount({ userId, providerId: providerId(config), accountId: sub })

  async function holderOf(ctx: GenericEndpointContext, { sub }: Identity): Promise<User | null> {
    const key = { providerId: providerId(config), accountId: sub }
    const holder = await ctx.context.internalAdapter.findAccountOwnerByKey(key)
    return holder?.kind === 'owned' ? holder.user : null
  }

  async function connect(ctx: GenericEndpointContext, userId: string, came: Identity): Promise<SignOnFailure | null> {
    const signedIn = await getSessionFromCtx(ctx)
    if (signedIn?.user.id !== userId) return 'somebody-else'
    const holder = await holderOf(ctx, came)
    if (holder) return holder.id === userId ? null : 'taken'
    await bind(ctx, userId, came)
    await options.onConnected(signedIn.user)
    return null
  }

  async function signIn(ctx: GenericEndpointContext, came: Identity): Promise<SignOnFailure | null> {
    const address = config.trustsAddresses ? came.provenAddress : undefined
    const user = (await holderOf(ctx, came)) ?? (address && (await ofProvenAddress(ctx, { ...came, address })))
    if (!user) return 'unknown'
    if (user === 'known-otherwise') return user
    const isMember =
      (await options.memberships(user.id)).length > 0 ||
      (address !== undefined && (await options.joinWaiting({ userId: user.id, address })) > 0)
    if (!isMember) return 'not-a-member'
    const session = await ctx.context.internalAdapter.createSession(user.id, false)
    await setSessionCookie(ctx, { session, user })
    return null
  }

  /** As if a link that was sent to this address had been opened. */
  async function ofProvenAddress(
    ctx: GenericEndpointContext,
    came: Identity & { address: string },
  ): Promise<User | 'known-otherwise'> {
    const { internalAdapter } = ctx.context
    const { address: email, name = '' } = came
    const known = (await internalAdapter.findUserByEmail(email))?.user
    // An address is given to somebody else in time: whom the provider has called otherwise here is another person.
    if (known?.emailVerified && (await signOnsOf(ctx, known.id)).length > 0) return 'known-otherwise'
    const user = known
      ? known.emailVerified
        ? known
        : await revokeUnproven(ctx, known)
      : await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'baton-sso' })
    await bind(ctx, user.id, came)
    return user
  }

  return {
    id: 'baton-single-sign-on',
    endpoints: {
      beginSingleSignOn: createAuthEndpoint(
        '/sso/begin',
        { method: 'POST', use, body: z.object({ to: Page }) },
        async (ctx) => begin(ctx, { to: ctx.body.to }),
      ),
      connectSingleSignOn: createAuthEndpoint(
        '/sso/connect',
        { method: 'POST', use: [...use, sessionMiddleware], body: z.object({ to: Page }) },
        async (ctx) => {
          const { user, session } = ctx.context.session
          if (now() - session.createdAt.getTime() > MAY_CONNECT_FOR_MS)
            throw new APIError('FORBIDDEN', { code: 'SIGN_IN_ANEW', message: SIGN_IN_ANEW })
          return begin(ctx, { to: ctx.body.to, connects: user.id })
        },
      ),
      comeBackFromSingleSignOn: createAuthEndpoint('/sso/callback', { method: 'GET' }, async (ctx) => {
        const state = await parseState(ctx)
        const { connects, to } = Back.parse(state)
        const came = await identity(ctx, state).catch((error: unknown) => {
          log.warn(
            { because: String(error), issuer: config.issuer },
            'Single sign-on came back with nothing that counts',
          )
          return null
        })
        if (!came) await options.takeTry(ctx)
        const failure = !came ? 'refused' : await (connects ? connect(ctx, connects, came) : signIn(ctx, came))
        const page = failure === null ? to : `${connects ? '/profile' : '/sign-in'}?sso=${failure}`
        throw ctx.redirect(`${origin}${page}`)
      }),
      mySingleSignOn: createAuthEndpoint('/sso/mine', { method: 'GET', use: [sessionMiddleware] }, async (ctx) =>
        ctx.json((await ownOnes(ctx)).map(({ id, createdAt }): SignOn => ({ id, since: createdAt.toISOString() }))),
      ),
      disconnectSingleSignOn: createAuthEndpoint(
        '/sso/disconnect',
        { method: 'POST', use: [...use, sessionMiddleware], body: z.object({ id: z.string().max(200) }) },
        async (ctx) => {
          const own = (await ownOnes(ctx)).find(({ id }) => id === ctx.body.id)
          if (own) await ctx.context.internalAdapter.deleteAccount(own.id)
          return ctx.json({ disconnected: own !== undefined })
        },
      ),
    },
  } satisfies BetterAuthPlugin

  async function ownOnes(ctx: GenericEndpointContext) {
    const userId = ctx.context.session?.user.id
    return userId === undefined ? [] : signOnsOf(ctx, userId)
  }

  async function signOnsOf(ctx: GenericEndpointContext, userId: string) {
    const all = await ctx.context.internalAdapter.findAccounts(userId)
    return all.filter((account) => account.providerId === providerId(config))
  }
}

export type SignOn = { id: string; since: Instant }

/** Another provider's names mean nothing here: the issuer is part of what is kept. */
const providerId = ({ issuer }: SingleSignOnConfig): string => `sso ${issuer}`

const Came = z.object({ code: z.string().optional(), error: z.string().optional(), iss: z.string().optional() })
const Told = z.object({
  sub: z.string().min(1).max(255),
  email: z.email().max(320).optional().catch(undefined),
  email_verified: z.unknown().optional(),
  name: z.string().max(120).optional().catch(undefined),
})

/** Of a token whose signature the library has checked. */
const claimsOf = (idToken: string): unknown =>
  JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))

/** Asked for when somebody first signs in by it, and again after a failure: a desk starts without it. */
function providerOf(config: SingleSignOnConfig) {
  const { issuer, clientId, clientSecret } = config
  const library = genericOAuth({
    config: [
      {
        providerId: providerId(config),
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        ...(clientSecret !== undefined && { clientSecret, authentication: 'basic' }),
        scopes: ['openid', 'email', 'profile'],
      },
    ],
  })
  async function open(context: AuthContext) {
    const { context: opened } = await library.init(context)
    const [found] = opened.socialProviders.filter(({ id }) => id === providerId(config))
    if (!found) throw new Error('Expected a discovery document with endpoints, issuer and keys; it is not to be had.')
    if (found.issuer !== issuer) throw new Error(`Expected the issuer ${issuer}; its document says ${found.issuer}.`)
    return found
  }
  let opening: ReturnType<typeof open> | undefined
  return (context: AuthContext) => {
    opening ??= within(ANSWERS_WITHIN_MS, open(context)).catch((error: unknown) => {
      opening = undefined
      throw error
    })
    return opening
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Nothing came within ${ms / 1000} s.`)), ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

const SILENT = (name: string): string =>
  `${name} does not answer just now. Try again in a moment, or come in another way.`
export const SIGN_IN_ANEW = 'Sign out and in again first: a new way in is opened within a day of signing in.'
