/** Where clients of MCP find out how to get in: the metadata of `/mcp` as a protected resource (RFC 9728), and of who gives tokens for it (RFC 8414). */
import type { Context, Hono } from 'hono'
import type { Accounts } from '../sign-in/accounts.ts'
import { resourceOf } from './oauth.ts'

const RESOURCE = '/.well-known/oauth-protected-resource'
const SERVER = '/.well-known/oauth-authorization-server'

export type MetadataOptions = { accounts: Accounts; publicUrl: string; addressOf: (c: Context) => string }

export function addMetadata(http: Hono, { accounts, publicUrl, addressOf }: MetadataOptions): void {
  const { origin } = new URL(publicUrl)
  const resource = {
    resource: resourceOf(publicUrl),
    authorization_servers: [`${origin}/auth`],
    scopes_supported: ['hand-off', 'read', 'offline_access'],
    bearer_methods_supported: ['header'],
    resource_name: 'Baton',
  }
  // Some clients look at the root.
  for (const path of [RESOURCE, `${RESOURCE}/mcp`]) http.get(path, (c) => c.json(resource))
  for (const path of [SERVER, `${SERVER}/auth`, `${SERVER}/mcp`])
    http.get(path, (c) => accounts.handle(new Request(`${origin}${SERVER}/auth`), addressOf(c)))
}

/** What a client is told that comes without a token, or with one that opens nothing. */
export const challengeOf = (publicUrl: string, error?: 'invalid_token'): string =>
  `Bearer ${error ? `error="${error}", ` : ''}resource_metadata="${new URL(publicUrl).origin}${RESOURCE}/mcp", scope="hand-off read offline_access"`
