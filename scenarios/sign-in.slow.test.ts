import { createClient } from '@baton-desk/sdk'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type TestDesk } from './desk.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

describe('signing in', () => {
  let mailbox: Mailbox
  let desk: TestDesk
  beforeAll(async () => {
    mailbox = await openMailbox()
    desk = await openDesk('embedded', { config: { smtpUrl: mailbox.smtpUrl } })
  })
  afterAll(async () => {
    await desk.stop()
    await mailbox.close()
  })

  const open = async (link: string) => {
    const response = await fetch(link, { redirect: 'manual' })
    const cookie = response.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    return { cookie, location: response.headers.get('location') ?? '' }
  }
  const as = (cookie: string, path: string, body?: object, method = body ? 'POST' : 'GET', origin = desk.url) =>
    fetch(`${desk.url}${path}`, {
      method,
      headers: { cookie, origin, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
  const askForLink = (email: string) => as('', '/auth/sign-in/magic-link', { email, callbackURL: '/' })

  test('a link from the desk signs in once, and only once', async () => {
    const { url } = await (await desk.person('sam')).inviteMember('ana')
    const first = await open(url)
    expect((await as(first.cookie, '/v1/desk')).status).toBe(200)
    const second = await open(url)
    expect(second.cookie).not.toContain('session_token')
  })

  test('a member gets a link by mail, and is reachable once they have followed it', async () => {
    expect((await askForLink('cara@example.com')).status).toBe(200)
    await mailbox.until('cara@example.com', 1)
    const mail = mailbox.mails.at(-1)
    expect(mail?.to).toEqual(['cara@example.com'])
    const text = mail?.text.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
    const [link = ''] = /http:\/\/\S+verify\S+/.exec(text) ?? []
    const { cookie } = await open(link)
    expect(await (await as(cookie, '/v1/desk')).json()).toMatchObject({ me: { id: 'cara', needsPassword: true } })
  })

  test('a stranger gets no mail and no hint', async () => {
    const before = mailbox.mails.length
    const [member, stranger] = [await askForLink('cara@example.com'), await askForLink('stranger@example.com')]
    expect(await stranger.json()).toEqual(await member.json())
    expect(mailbox.mails.slice(before).flatMap(({ to }) => to)).not.toContain('stranger@example.com')
  })

  test('a password set by its owner signs in; a wrong one and a short one do not', async () => {
    const { url } = await (await desk.person('sam')).inviteMember('ben')
    const { cookie } = await open(url)
    expect((await as(cookie, '/v1/me', { password: 'short' }, 'PUT')).status).toBe(422)
    expect((await as(cookie, '/v1/me', { password: 'a long enough one' }, 'PUT')).status).toBe(200)
    const signIn = (password: string) => as('', '/auth/sign-in/email', { email: 'ben@example.com', password })
    expect((await signIn('a long enough one')).status).toBe(200)
    expect((await signIn('not the right one')).status).toBe(401)
  })

  test('nobody signs up by themselves', async () => {
    const response = await as('', '/auth/sign-up/email', {
      email: 'new@example.com',
      password: 'a long enough one',
      name: 'New',
    })
    expect(response.ok).toBe(false)
  })

  test('another site cannot act with somebody’s cookie', async () => {
    const { url } = await (await desk.person('sam')).inviteMember('ana')
    const { cookie } = await open(url)
    const { handoff } = await desk.handOff()
    const response = await as(cookie, `/v1/handoffs/${handoff.id}/accept`, {}, 'POST', 'https://evil.example')
    expect(await response.json()).toMatchObject({ code: 'not-allowed' })
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

  test('too many requests are asked to wait', async () => {
    const slow = await openDesk('embedded', { config: { rateLimit: 0.1 } })
    const client = createClient({ baseUrl: slow.url, key: slow.agentKey, retries: 0 })
    const answers = await Promise.allSettled(Array.from({ length: 15 }, () => client.listHandoffs()))
    const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused.length).toBeGreaterThanOrEqual(5)
    expect(refused[0]).toMatchObject({ code: 'rate-limited', problem: { status: 429 } })
    await slow.stop()
  })
})
