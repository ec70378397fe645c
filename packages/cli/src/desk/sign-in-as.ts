import { type Client, createClient } from '@baton-desk/sdk'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { findOperator } from './operator-file.ts'

type As = { data: string; person?: string; workspace?: string }

/**
 * Does something that no key may, as somebody who opens a sign-in link: whoever runs the desk makes one, uses it up, and ends the
 * session afterwards. Nobody joins by it: who has never signed in has to do that themselves.
 */
export async function signInAs<T>(
  { data, person, workspace }: As,
  terminal: Terminal,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const { client: operator, url: desk } = await findOperator({ data })
  const link = await operator.makeSignInLink({ person, workspace }, { signal: terminal.stop })
  const { origin, hash } = new URL(link.url)
  const post = (path: string, body: object, cookie = '') =>
    fetch(new URL(path, desk), {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
      signal: terminal.stop,
    })
  const token = hash.slice(1)
  const { kind } = (await (await post('/auth/link/look', { token })).json()) as { kind?: string }
  if (kind !== 'sign-in')
    throw new Failure(
      `${link.person} has never signed in, and nobody else shows for them where they are reached. “baton sign-in” makes a link for them.`,
    )
  const opened = await post('/auth/link/use', { token })
  if (!opened.ok) throw new Failure(`The desk at ${desk} did not take this link (${opened.status}). Try again.`)
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const client = createClient({
    baseUrl: desk,
    fetch: (address, init) => fetch(address, { ...init, headers: { ...init?.headers, cookie, origin } }),
  })
  try {
    if (workspace !== undefined) await client.chooseWorkspace({ workspace }, { signal: terminal.stop })
    const { me } = await client.desk({ signal: terminal.stop })
    if (person !== undefined && me.id !== person)
      throw new Failure(`${link.person} is in several workspaces: name one with --workspace.`, EXIT.usage)
    return await work(client)
  } finally {
    await post('/auth/sign-out', {}, cookie)
  }
}
