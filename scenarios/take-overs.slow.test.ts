/** Two workspaces on one desk. Nobody gets into the other one by an address that they write down for themselves or theirs. */
import { createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cookieOf, openDesk, stores, type TestDesk, useLink } from './desk.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

type Seen = { workspace: { id: string; name: string }; me: { id: string; name: string } }

describe.each(stores)('two workspaces on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  let made = 0
  /** The address of the admin of a workspace that is attacked, who has or has not signed in yet. */
  let victim: { email: string; workspace: string; signInUrl: string }
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl } })
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })
  beforeEach(async () => {
    made += 1
    const email = `vera-${made}@example.com`
    const { workspace, signInUrl } = await desk.operator.addWorkspace({
      name: `Vera & sons ${made}`,
      admin: 'Vera',
      email,
    })
    victim = { email, workspace, signInUrl }
  })

  const as = async (cookie: string, path: string, body?: object, method = body ? 'POST' : 'GET') => {
    const response = await fetch(`${desk.url}${path}`, {
      method,
      headers: { cookie, origin: desk.url, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  const seenBy = async (cookie: string) => (await as(cookie, '/v1/desk')).body as unknown as Seen
  const mailedTo = (address: string, nr: number) => mailbox.links(address, nr)
  /** A further person of the attacking workspace, whose admin is Sam. */
  async function addPerson(name: string, email?: string) {
    const sam = await desk.person('sam')
    const { version, document } = await sam.getPlaybook()
    const written = document as { people: object }
    const person = `${name.toLowerCase()}-${made}`
    const people = { ...written.people, [person]: { name, ...(email && { email }) } }
    await sam.putPlaybook({ basedOn: version, document: { ...written, people } })
    return {
      sam,
      person,
      join: async (headers = {}) => cookieOf(await useLink((await sam.inviteMember(person)).url, headers)),
    }
  }

  test('writing down the address of another workspace’s admin as one’s own opens nothing of theirs', async () => {
    const cookie = await (await addPerson('Eve', `eve-${made}@example.com`)).join()
    await as(cookie, '/v1/me', { password: 'eleven herons at the weir' }, 'PUT')
    expect(await as(cookie, '/v1/me', { email: victim.email }, 'PUT')).toMatchObject({
      body: { toProve: victim.email },
    })
    const byAddress = await as('', '/auth/sign-in/email', {
      email: victim.email,
      password: 'eleven herons at the weir',
    })
    expect(byAddress.status).toBe(401)
    // Vera presses the button of a mail that she did not ask for, and signs in for the first time after it.
    const [trap = ''] = await mailedTo(victim.email, 1)
    expect((await useLink(trap)).status).toBe(403)
    const veras = cookieOf(await useLink(victim.signInUrl))
    expect(await seenBy(veras)).toMatchObject({ workspace: { id: victim.workspace } })
    expect((await seenBy(cookie)).workspace.id).not.toBe(victim.workspace)
    const again = cookieOf(await useLink(trap, { cookie }))
    expect((await seenBy(again || cookie)).workspace.id).not.toBe(victim.workspace)
  })

  test('an admin who gives a member the address of another workspace’s admin gets no link into theirs', async () => {
    const veras = cookieOf(await useLink(victim.signInUrl))
    await as(veras, '/v1/me', { email: victim.email }, 'PUT')
    const [proof = ''] = await mailedTo(victim.email, 1)
    expect((await useLink(proof, { cookie: veras })).status).toBe(200)
    const { sam, person, join } = await addPerson('Mallory')
    await sam.changeMember(person, { email: victim.email })
    const mallory = await join()
    const seen = await seenBy(mallory)
    expect(seen).toMatchObject({ me: { id: person } })
    expect(seen.workspace.id).not.toBe(victim.workspace)
    expect((await as(mallory, '/v1/me', { password: 'eleven herons at the weir' }, 'PUT')).status).toBe(200)
    const byAddress = await as('', '/auth/sign-in/email', {
      email: victim.email,
      password: 'eleven herons at the weir',
    })
    expect(byAddress.status).toBe(401)
    expect(await seenBy(veras)).toMatchObject({ workspace: { id: victim.workspace } })
  })

  test('what got into an account before its address was shown to be somebody’s ends when it is', async () => {
    // Eve joins by hand as a member with Vera's address, and waits for Vera with a password and a session.
    const early = await (await addPerson('Early', victim.email)).join()
    await as(early, '/v1/me', { password: 'eleven herons at the weir' }, 'PUT')
    await as('', '/auth/link/ask', { email: victim.email, to: '/' })
    const links = await mailedTo(victim.email, 1)
    const seen: string[] = []
    for (const link of links) seen.push((await seenBy(cookieOf(await useLink(link)))).workspace.id)
    expect(seen).toContain(victim.workspace)
    expect((await as(early, '/v1/desk')).status).toBe(401)
    const byAddress = await as('', '/auth/sign-in/email', {
      email: victim.email,
      password: 'eleven herons at the weir',
    })
    expect(byAddress.status).toBe(401)
  })

  test('a second membership is joined with the account that is signed in, and the key of one opens nothing of the other', async () => {
    const veras = cookieOf(await useLink(victim.signInUrl))
    const { person, join } = await addPerson('Also')
    const joined = await join({ cookie: veras })
    expect(await seenBy(joined)).toMatchObject({ me: { id: person } })
    expect(await seenBy(veras)).toMatchObject({ workspace: { id: victim.workspace } })
    const { key } = (await as(veras, '/v1/me/keys', {})).body as { key: string }
    const client = createClient({ baseUrl: desk.url, key })
    expect((await client.desk()).workspace.id).toBe(victim.workspace)
    const { handoff } = await desk.handOff()
    await expect(client.getHandoff(handoff.id)).rejects.toMatchObject({ code: 'not-found' })
  })
})
