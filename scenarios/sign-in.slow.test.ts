import { createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cookieOf, freePort, openDesk, stores, type TestDesk, useLink } from './desk.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

const PASSWORD = 'a lamp beside the piano'
const OTHER_PASSWORD = 'eleven herons at the weir'

describe.each(stores)('signing in on %s', (kind) => {
  let mailbox: Mailbox
  let desk: TestDesk
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk(kind, { config: { smtpUrl: mailbox.smtpUrl } })
  })
  afterAll(async () => {
    await desk?.stop()
    await mailbox?.close()
  })

  const as = (cookie: string, path: string, body?: object, method = body ? 'POST' : 'GET', origin = desk.url) =>
    fetch(`${desk.url}${path}`, {
      method,
      headers: { cookie, origin, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const me = async (cookie: string) => (await (await as(cookie, '/v1/desk')).json()) as { me: { id: string } }
  const isSignedIn = async (cookie: string) => (await as(cookie, '/v1/desk')).status === 200
  const setUp = async (cookie: string, change: object) => {
    const response = await as(cookie, '/v1/me', change, 'PUT')
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> }
  }
  const signIn = (email: string, password: string) => as('', '/auth/sign-in/email', { email, password })
  const askForLink = (email: string) => as('', '/auth/link/ask', { email, to: '/' })
  const tokenOf = (link: string) => new URL(link).hash.slice(1)
  const look = async (link: string, cookie = '') =>
    (await as(cookie, '/auth/link/look', { token: tokenOf(link) })).json() as Promise<Record<string, unknown>>
  const mailsTo = (address: string) => mailbox.mails.filter(({ to }) => to.includes(address))
  /** The first link of this one of the mails that hold any. */
  const mailed = async (address: string, nr: number) => (await mailbox.links(address, nr))[0] ?? ''

  let newcomers = 0
  /** A person whom the playbook names since a moment ago, with an address; nobody has signed in as them. */
  async function newcomer() {
    newcomers += 1
    const person = `newcomer-${newcomers}`
    const email = `${person}@example.com`
    const sam = await desk.person('sam')
    const { version, document } = await sam.getPlaybook()
    const written = document as { people: object }
    const people = { ...written.people, [person]: { name: `Newcomer ${newcomers}`, email } }
    await sam.putPlaybook({ basedOn: version, document: { ...written, people } })
    return { person, email, invite: async () => (await sam.inviteMember(person)).url }
  }
  /** The same, signed in by the link of an admin. */
  async function arrived() {
    const { invite, ...who } = await newcomer()
    return { ...who, cookie: cookieOf(await useLink(await invite())) }
  }

  test('a link signs in once; looked at before, as mail scanners do, it still does', async () => {
    const { person, invite } = await newcomer()
    const link = await invite()
    for (let scan = 0; scan < 3; scan += 1) {
      expect((await fetch(link)).status).toBe(200)
      expect((await fetch(link, { method: 'HEAD' })).status).toBe(200)
      expect(await look(link)).toMatchObject({ kind: 'join', workspace: 'Practice desk', over: null })
    }
    const used = await useLink(link)
    expect(await me(cookieOf(used))).toMatchObject({ me: { id: person } })
    const again = await useLink(link)
    expect(again.status).toBe(410)
    expect(cookieOf(again)).not.toContain('session_token')
    expect(await again.json()).toMatchObject({ message: expect.stringContaining('Ask for a new one') })
    expect(await look(link)).toMatchObject({ over: expect.stringContaining('used already') })
  })

  test('the secret of a link is sent to no server by opening it', async () => {
    const link = new URL(await (await newcomer()).invite())
    expect(link.hash.length).toBeGreaterThan(40)
    expect(link.pathname + link.search).toBe('/link')
  })

  test('of two who press the button at once, one gets in', async () => {
    const link = await (await newcomer()).invite()
    const answers = await Promise.all([useLink(link), useLink(link), useLink(link)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('who has signed in once is no longer opened, nor given another address, by an admin', async () => {
    const { person } = await arrived()
    const sam = await desk.person('sam')
    await expect(sam.inviteMember(person)).rejects.toMatchObject({ code: 'wrong-state' })
    await expect(sam.changeMember(person, { email: 'sam+2@example.com' })).rejects.toMatchObject({
      code: 'wrong-state',
    })
    const { invite, person: other } = await newcomer()
    const link = await invite()
    await sam.changeMember(other, { email: 'other@example.com' })
    expect(await look(link)).toMatchObject({ over: expect.stringContaining('address was changed') })
  })

  test('a newer link ends the older one', async () => {
    const { invite } = await newcomer()
    const [older, newer] = [await invite(), await invite()]
    expect(await look(older)).toMatchObject({ over: expect.stringContaining('newer') })
    expect((await useLink(older)).status).toBe(410)
    expect((await useLink(newer)).status).toBe(200)
  })

  test('a member gets a link by mail, and is reachable once they have used it', async () => {
    const { person, email } = await newcomer()
    expect((await askForLink(email)).status).toBe(200)
    const cookie = cookieOf(await useLink(await mailed(email, 1)))
    const seen = (await (await as(cookie, '/v1/desk')).json()) as { people: object[] }
    expect(seen).toMatchObject({ me: { id: person, email, emailProven: true, needsPassword: true } })
    expect(seen.people).toContainEqual(expect.objectContaining({ id: person, reachable: true }))
  })

  test('a stranger gets no mail and no hint', async () => {
    const { email } = await newcomer()
    const [stranger, member] = [await askForLink('stranger@example.com'), await askForLink(email)]
    expect([stranger.status, await stranger.json()]).toEqual([member.status, await member.json()])
    await mailed(email, 1)
    expect(mailsTo('stranger@example.com')).toEqual([])
  })

  test('a mailbox gets some links an hour and no more, and the newest of them works', async () => {
    const { email } = await newcomer()
    for (let asked = 0; asked < 12; asked += 1) await askForLink(email)
    await mailbox.until(email, 6)
    const newest = await mailed(email, 6)
    const other = (await newcomer()).email
    await askForLink(other)
    await mailed(other, 1)
    expect(mailsTo(email)).toHaveLength(6)
    expect((await useLink(newest)).status).toBe(200)
    await askForLink(email)
    expect((await useLink(await mailed(email, 7))).status).toBe(200)
  })

  test('a password set by its owner signs in; wrong, short, leaked and obvious ones do not', async () => {
    const { email, cookie } = await arrived()
    expect((await setUp(cookie, { password: 'short' })).status).toBe(422)
    for (const weak of ['password123', 'qwertyuiop', 'dragonball12', 'Summer2026!', 'ab1'.repeat(20)])
      expect([weak, (await setUp(cookie, { password: weak })).answer.code]).toEqual([weak, 'invalid-request'])
    expect((await setUp(cookie, { password: PASSWORD })).status).toBe(200)
    expect((await signIn(email, PASSWORD)).status).toBe(200)
    expect((await signIn(email, 'not the right one')).status).toBe(401)
  })

  test('a changed password asks for the old one, ends all other sessions and links, and is told', async () => {
    const { email, cookie } = await arrived()
    await setUp(cookie, { password: PASSWORD })
    const here = cookieOf(await signIn(email, PASSWORD))
    const elsewhere = cookieOf(await signIn(email, PASSWORD))
    await askForLink(email)
    const link = await mailed(email, 1)
    expect((await setUp(here, { password: OTHER_PASSWORD })).answer).toMatchObject({ code: 'not-allowed' })
    expect((await setUp(here, { password: OTHER_PASSWORD, currentPassword: 'a guess' })).answer).toMatchObject({
      code: 'not-allowed',
    })
    expect((await setUp(here, { password: OTHER_PASSWORD, currentPassword: PASSWORD })).status).toBe(200)
    expect(await isSignedIn(here)).toBe(true)
    expect(await isSignedIn(elsewhere)).toBe(false)
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await useLink(link)).status).toBe(410)
    expect((await signIn(email, PASSWORD)).status).toBe(401)
    const { items: told } = (await (await as(here, '/v1/notices')).json()) as { items: object[] }
    expect(told[0]).toMatchObject({ subject: 'Your password was changed' })
  })

  test('the old password cannot be guessed by whoever has the session', async () => {
    const { email, cookie } = await arrived()
    await setUp(cookie, { password: PASSWORD })
    const here = cookieOf(await signIn(email, PASSWORD))
    const answers: number[] = []
    for (let guess = 0; guess < 25; guess += 1)
      answers.push((await setUp(here, { password: OTHER_PASSWORD, currentPassword: `guess ${guess}` })).status)
    expect(answers.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10)
  })

  test('who forgot the password comes by a link and sets another one, for a quarter of an hour', async () => {
    const { email, cookie } = await arrived()
    await setUp(cookie, { password: PASSWORD })
    await as(cookie, '/auth/sign-out', {})
    // By hand it proved no address; by mail it does, and what was there before that ends.
    await askForLink(email)
    const byMail = cookieOf(await useLink(await mailed(email, 1)))
    expect((await signIn(email, PASSWORD)).status).toBe(401)
    await setUp(byMail, { password: PASSWORD })
    await askForLink(email)
    const later = cookieOf(await useLink(await mailed(email, 2)))
    expect((await setUp(later, { password: OTHER_PASSWORD })).status).toBe(200)
    expect((await signIn(email, OTHER_PASSWORD)).status).toBe(200)
    desk.shiftClock(16 * 60_000)
    expect((await setUp(later, { password: PASSWORD })).status).toBe(403)
  })

  test('a changed address counts once the link sent to it was opened, and the old one is told', async () => {
    const { email, cookie } = await arrived()
    await setUp(cookie, { password: PASSWORD })
    const wanted = `new-${email}`
    expect((await setUp(cookie, { email: wanted })).answer).toEqual({ toProve: wanted })
    expect((await signIn(wanted, PASSWORD)).status).toBe(401)
    const link = await mailed(wanted, 1)
    // Whoever has the mailbox, and is not who asked, gives nothing away by pressing the button.
    expect((await useLink(link)).status).toBe(403)
    expect(await look(link)).toMatchObject({ over: expect.stringContaining('Sign in on this browser') })
    expect((await useLink(link, { cookie })).status).toBe(200)
    expect(await me(cookie)).toMatchObject({ me: { email: wanted, emailProven: true } })
    expect((await signIn(wanted, PASSWORD)).status).toBe(200)
    expect((await signIn(email, PASSWORD)).status).toBe(401)
    await mailbox.until(email, 1)
    expect(mailsTo(email).at(-1)?.text).toContain(wanted)
  })

  test('sessions are listed and ended by their owner; signing out ends a copy of the cookie at once', async () => {
    const { email, cookie } = await arrived()
    await setUp(cookie, { password: PASSWORD })
    const other = cookieOf(await signIn(email, PASSWORD))
    const list = async () =>
      ((await (await as(other, '/v1/me/sessions')).json()) as { items: { id: string; by: string; isThis: boolean }[] })
        .items
    const found = await list()
    expect(found.map(({ by, isThis }) => `${by} ${isThis}`).sort()).toEqual(['link false', 'password true'])
    const first = found.find(({ isThis }) => !isThis)?.id
    const strangers = (await arrived()).cookie
    expect((await as(strangers, `/v1/me/sessions/${first}`, undefined, 'DELETE')).status).toBe(404)
    expect((await as(other, `/v1/me/sessions/${first}`, undefined, 'DELETE')).status).toBe(200)
    expect(await isSignedIn(cookie)).toBe(false)
    const [third, copy] = [cookieOf(await signIn(email, PASSWORD)), other]
    expect((await as(third, '/v1/me/sessions', undefined, 'DELETE')).status).toBe(200)
    expect(await isSignedIn(copy)).toBe(false)
    expect((await as(third, '/auth/sign-out', {})).status).toBe(200)
    expect(await isSignedIn(third)).toBe(false)
  })

  test('who is removed is out at once, and being added again revives nothing', async () => {
    const { person, email, invite } = await newcomer()
    const sam = await desk.person('sam')
    const cookie = cookieOf(await useLink(await invite()))
    const { key } = (await (await as(cookie, '/v1/me/keys', {})).json()) as { key: string }
    await askForLink(email)
    const link = await mailed(email, 1)
    const { version, document } = await sam.getPlaybook()
    const written = document as { people: Record<string, object> }
    const { [person]: gone, ...people } = written.people
    await sam.putPlaybook({ basedOn: version, document: { ...written, people } })
    await sam.removeMember(person)
    expect(await isSignedIn(cookie)).toBe(false)
    await sam.putPlaybook({ basedOn: version + 1, document: { ...written, people: { ...people, [person]: gone } } })
    expect(await isSignedIn(cookie)).toBe(false)
    expect((await useLink(link)).status).toBe(410)
    await expect(createClient({ baseUrl: desk.url, key, retries: 0 }).desk()).rejects.toMatchObject({
      code: 'revoked-key',
    })
    const again = cookieOf(await useLink((await sam.inviteMember(person)).url))
    expect(await me(again)).toMatchObject({ me: { id: person, needsPassword: true } })
  })

  test('nobody signs up by themselves, and no other way of the library is open', async () => {
    for (const path of ['/sign-up/email', '/change-email', '/update-user', '/request-password-reset', '/delete-user']) {
      const response = await as('', `/auth${path}`, { email: 'new@example.com', password: PASSWORD, name: 'New' })
      expect(response.status).toBe(404)
    }
  })

  test('a session of the day before yesterday opens no new way in, and says what does', async () => {
    const port = await freePort()
    // Passkeys need a name.
    const named = await openDesk(kind, { port, config: { publicUrl: `http://localhost:${port}` } })
    const cookie = cookieOf(await useLink(await named.signInLink('ana')))
    const add = () => fetch(`${named.url}/auth/passkey/generate-register-options`, { headers: { cookie } })
    expect((await add()).status).toBe(200)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 })
    const late = await add()
    vi.useRealTimers()
    expect(late.status).toBe(403)
    expect(await late.json()).toMatchObject({ message: expect.stringContaining('Sign out and in again') })
    await named.stop()
  })

  test('another site cannot act with somebody’s cookie', async () => {
    const { cookie } = await arrived()
    const { handoff } = await desk.handOff()
    const response = await as(cookie, `/v1/handoffs/${handoff.id}/accept`, {}, 'POST', 'https://evil.example')
    expect(await response.json()).toMatchObject({ code: 'not-allowed' })
    const link = await (await newcomer()).invite()
    expect((await useLink(link, { cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await useLink(link)).status).toBe(200)
  })

  test('a viewer reads and changes nothing; the last admin stays admin', async () => {
    const sam = await desk.person('sam')
    const ana = await desk.person('ana')
    const { handoff } = await desk.handOff()
    await sam.changeMember('ana', { role: 'viewer' })
    expect((await ana.getHandoff(handoff.id)).id).toBe(handoff.id)
    await expect(ana.accept(handoff.id, {})).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(ana.listAgents()).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(sam.changeMember('sam', { role: 'member' })).rejects.toMatchObject({ code: 'wrong-state' })
    await sam.changeMember('ana', { role: 'member' })
  })
})

test('too many requests are asked to wait', async () => {
  const slow = await openDesk('embedded', { config: { rateLimit: 0.1 } })
  const client = createClient({ baseUrl: slow.url, key: slow.agentKey, retries: 0 })
  const answers = await Promise.allSettled(Array.from({ length: 15 }, () => client.listHandoffs()))
  const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused.length).toBeGreaterThanOrEqual(5)
  expect(refused[0]).toMatchObject({ code: 'rate-limited', problem: { status: 429 } })
  await slow.stop()
})
