/**
 * The desk as authorization server for its own agents (OAuth 2.1), by the library that signs people in: clients of MCP register,
 * an admin says which agent they act as, and they get tokens for `/mcp` and nothing else. What a client may do hangs on a key of
 * that agent, whose secret nobody has: it is listed, limited and revoked as every other key.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import { cleanText, cutText, headOf } from '@baton-desk/core'
import { oauthProvider } from '@better-auth/oauth-provider'
import type { AuthContext } from 'better-auth'
import { z } from 'zod'

/** Where the library keeps clients and tokens. */
type Kept = Pick<AuthContext['adapter'], 'findOne'>
/** Where it keeps what counts once. */
type KeptOnce = Pick<AuthContext['internalAdapter'], 'reserveVerificationValue' | 'deleteVerificationByIdentifier'>

const HOUR_S = 3_600
/** What a client may ask for: the scopes of an agent's key, and to go on without a person (refresh). */
const SCOPES = ['hand-off', 'read', 'offline_access'] as const
/** By which a token of a client is told from a key. */
export const TOKEN_PREFIX = 'bat_client_'

/** Of the library's ways these are open; all else it has (clients and resources by API, introspection, userinfo) is not. */
export const CLIENT_PATHS = ['authorize', 'token', 'revoke', 'register'].map((path) => `/auth/oauth2/${path}`)
export const AGREE_PATH = '/auth/agree'

/** The part of an agent's key by which it is found. */
type Grant = string

export const resourceOf = (publicUrl: string): string => `${new URL(publicUrl).origin}/mcp`

const agreed = new AsyncLocalStorage<Grant>()

export const clientsPlugin = ({ publicUrl }: { publicUrl: string }) =>
  oauthProvider({
    scopes: [...SCOPES],
    clientRegistrationDefaultScopes: [...SCOPES],
    grantTypes: ['authorization_code', 'refresh_token'],
    resources: [resourceOf(publicUrl)],
    enforcePerClientResources: false,
    allowDynamicClientRegistration: true,
    // Anybody may say that they are there; without an admin's yes it opens nothing. How many may, register.ts says.
    allowUnauthenticatedClientRegistration: true,
    accessTokenExpiresIn: HOUR_S,
    refreshTokenExpiresIn: 30 * 24 * HOUR_S,
    // Tokens are looked up each time, so that a revoked one is over at once.
    disableJwtPlugin: true,
    prefix: { opaqueAccessToken: TOKEN_PREFIX, refreshToken: 'bat_refresh_' },
    loginPage: AGREE_PATH,
    consentPage: AGREE_PATH,
    postLogin: {
      page: AGREE_PATH,
      shouldRedirect: () => false,
      // A name that no consent has: whoever asks again is asked again, for which agent it is.
      consentReferenceId: () => agreed.getStore() ?? 'asked anew',
    },
  })

/** While `work` lets the library record a consent, it is one to act by this key. */
export const agreeing = <T>(grant: Grant, work: () => Promise<T>): Promise<T> => agreed.run(grant, work)

/** Longer than the page of a request can be answered. */
const ANSWERED_MS = 24 * HOUR_S * 1000

/** A request, by what signs it: a page that was opened anew is another one. */
const answerTo = (query: string): string =>
  `answer to ${createHash('sha256')
    .update(new URLSearchParams(query).get('sig') ?? '')
    .digest('base64url')}`

/** True for the first who answers this request, of all processes of the desk; false for all after. */
export const claimAnswer = (kept: KeptOnce, query: string, now: number): Promise<boolean> =>
  kept.reserveVerificationValue({
    identifier: answerTo(query),
    value: 'answered',
    expiresAt: new Date(now + ANSWERED_MS),
  })

/** Nothing came of it: it can be answered again. */
export const releaseAnswer = (kept: KeptOnce, query: string): Promise<void> =>
  kept.deleteVerificationByIdentifier(answerTo(query))

/** `scopes`: of the token itself; what it may do is no more than its key may, either. */
export type ClientToken = {
  grant: Grant
  scopes: readonly string[]
  isForMcp: boolean
  expiresAt: Date
  isRevoked: boolean
}

/** What is known of a token; null where it was never given out. */
export async function findToken(
  kept: Kept,
  token: string,
  { publicUrl }: { publicUrl: string },
): Promise<ClientToken | null> {
  const hash = createHash('sha256').update(token.slice(TOKEN_PREFIX.length)).digest('base64url')
  const found = await kept.findOne<{
    referenceId?: string | null
    scopes?: string[] | null
    resources?: string[] | null
    expiresAt: Date
    revoked?: Date | null
  }>({ model: 'oauthAccessToken', where: [{ field: 'token', value: hash }] })
  if (!found?.referenceId) return null
  return {
    grant: found.referenceId,
    scopes: found.scopes ?? [],
    isForMcp: found.resources?.includes(resourceOf(publicUrl)) ?? false,
    expiresAt: found.expiresAt,
    isRevoked: Boolean(found.revoked),
  }
}

/** `name`: as it calls itself, made fit to be read by a person. */
export type AskingClient = { name: string; redirectsTo: readonly string[] }

export async function findClient(kept: Kept, clientId: string): Promise<AskingClient | null> {
  const found = await kept.findOne<{ name?: string | null; redirectUris: string[] }>({
    model: 'oauthClient',
    where: [{ field: 'clientId', value: clientId }],
  })
  return found && { name: shownName(found.name ?? ''), redirectsTo: found.redirectUris }
}

/** Anybody chooses their own name: what poses as other words, and what pushes ours off the page, is taken out. */
const shownName = (name: string): string =>
  cutText(cleanText(headOf(name, 1_000)).replace(/\s+/g, ' '), 80) || 'A client without a name'

/**
 * A registration as the library takes it. Clients of before the specification of 2026 do not say that they are a program on
 * somebody's computer; where they send the browser says it.
 */
export async function registrationOf(request: Request): Promise<Request> {
  const text = await request.text()
  const body = readRegistration(text)
  const isNative = body?.redirect_uris?.some((uri) => !uri.startsWith('https:')) ?? false
  const told = body && isNative && body.application_type === undefined ? { ...body, application_type: 'native' } : body
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: told ? JSON.stringify(told) : text,
  })
}

const Registration = z.looseObject({
  redirect_uris: z.array(z.string()).optional(),
  application_type: z.string().optional(),
})

function readRegistration(text: string): z.infer<typeof Registration> | undefined {
  try {
    return Registration.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
