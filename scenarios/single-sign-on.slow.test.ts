/** Single sign-on with a real provider: whose account it opens is bound by a link or by an admin's act, and by nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort, openDesk, stores, type TestDesk } from './desk.ts'
import { type Saying, startMadeUpProvider } from './made-up-provider.ts'
import { type OpenIdProvider, openBrowser, startProvider } from './openid-provider.ts'

const TOLD = {
  ana: { email: 'ana@example.com', email_verified: true },
  cara: { email: 'cara@example.com', email_verified: true },
  'hired-after-cara': { email: 'cara@example.com', email_verified: true },
  'eve-as-ben': { email: 'ben@example.com', email_verified: false },
  'eve-as-sam': { email: 'sam@example.com' },
  'ben-at-work': { email: 'BEN@example.com', email_verified: true },
}

describe.each(stores)('single sign-on on %s', (kind) => {
  let provider: OpenIdProvider
  let desk: TestDesk
  let trusting: TestDesk
  const logged: string[] = []

  const open = async (trustsAddresses: boolean, port: number) =>
    openDesk(kind, {
      port,
      log: {
        info: (...words) => void logged.push(JSON.stringify(words)),
        warn: (...words) => void logged.push(JSON.stringify(words)),
        error: (...words) => void logged.push(JSON.stringify(words)),
      },
      config: { singleSignOn: { ...provider, name: 'Acme', trustsAddresses } },
    })
  let trustingProvider: OpenIdProvider
  beforeAll(async () => {
    const [port, otherPort] = [await freePort(), await freePort()]
    provider = await startProvider(`http://127.0.0.1:${port}`, TOLD)
    desk = await open(false, port)
    trustingProvider = await startProvider(`http://127.0.0.1:${otherPort}`, TOLD)
    provider = { ...provider, ...{ issuer: trustingProvider.issuer } }
    trusting = await open(true, otherPort)
  })
  afterAll(async () => {
    await Promise.all([desk?.stop(), trusting?.stop()])
    await Promise.all([provider?.close(), trustingProvider?.close()])
  })

  type Browser = ReturnType<typeof openBrowser>
  const begin = async (browser: Browser, at: TestDesk, path = '/auth/sso/begin', to = '/') => {
    const answer = await browser.post(`${at.url}${path}`, { to })
    return { status: answer.status, ...((await answer.json()) as { url?: string; message?: string }) }
  }
  /** Answers on which page of the desk one ends. */
  const signIn = async (browser: Browser, at: TestDesk, login: string, path?: string, to?: string) => {
    const { url = '' } = await begin(browser, at, path, to)
    const callback = await browser.signInThere(url, login)
    const back = await browser.ask(callback)
    const page = new URL(back.headers.get('location') ?? '', at.url)
    return page.pathname + page.search
  }
  const me = async (browser: Browser, at: TestDesk) => {
    const answer = await browser.ask(`${at.url}/v1/desk`)
    return answer.status === 200 ? ((await answer.json()) as { me: { id: string } }).me.id : answer.status
  }
  const joined = async (browser: Browser, at: TestDesk, person: string) => {
    const link = new URL(await at.signInLink(person))
    const used = await browser.post(`${at.url}/auth/link/use`, { token: link.hash.slice(1) })
    expect(used.status).toBe(200)
  }

  test('what was connected while signed in by a link signs in from then on, and comes back to the page asked for', async () => {
    const first = openBrowser()
    await joined(first, desk, 'ana')
    expect(await signIn(first, desk, 'ana', '/auth/sso/connect', '/profile')).toBe('/profile')
    const mine = (await (await first.ask(`${desk.url}/auth/sso/mine`)).json()) as { id: string }[]
    expect(mine).toHaveLength(1)

    const second = openBrowser()
    expect(await signIn(second, desk, 'ana', undefined, '/h/h1')).toBe('/h/h1')
    expect(await me(second, desk)).toBe('ana')
    const { items } = (await (await second.ask(`${desk.url}/v1/me/sessions`)).json()) as {
      items: { by: string; isThis: boolean }[]
    }
    expect(items.find(({ isThis }) => isThis)?.by).toBe('single sign-on')

    await second.post(`${desk.url}/auth/sso/disconnect`, { id: mine[0]?.id })
    expect(await signIn(openBrowser(), desk, 'ana')).toBe('/sign-in?sso=unknown')
  })

  test('an address finds nobody where the provider is not trusted with addresses, proven or not', async () => {
    for (const login of ['cara', 'eve-as-ben', 'nobody']) {
      const browser = openBrowser()
      expect(await signIn(browser, desk, login)).toBe('/sign-in?sso=unknown')
      expect(await me(browser, desk)).toBe(401)
    }
  })

  test('where it is trusted, an address that it has not proven finds nobody either', async () => {
    for (const login of ['eve-as-ben', 'eve-as-sam', 'nobody']) {
      const browser = openBrowser()
      expect(await signIn(browser, trusting, login)).toBe('/sign-in?sso=unknown')
      expect(await me(browser, trusting)).toBe(401)
    }
  })

  test('where it is trusted, a proven address joins the membership that an admin wrote it down for, and ends what got in before', async () => {
    const eve = openBrowser()
    await joined(eve, trusting, 'ben')
    const taken = await eve.ask(`${trusting.url}/v1/me`, {
      method: 'PUT',
      headers: { origin: trusting.url, 'content-type': 'application/json' },
      body: JSON.stringify({ password: 'eleven herons at the weir' }),
    })
    expect(taken.status).toBe(200)
    expect(await signIn(eve, trusting, 'eve', '/auth/sso/connect')).toBe('/')
    const ben = openBrowser()
    expect(await signIn(ben, trusting, 'ben-at-work')).toBe('/')
    expect(await me(ben, trusting)).toBe('ben')
    // Whoever came by a link passed on by hand had shown no address: what they left behind is over.
    expect(await me(eve, trusting)).toBe(401)
    expect(await signIn(eve, trusting, 'eve')).toBe('/sign-in?sso=unknown')

    const cara = openBrowser()
    expect(await signIn(cara, trusting, 'cara')).toBe('/')
    expect(await me(cara, trusting)).toBe('cara')
    const again = openBrowser()
    expect(await signIn(again, trusting, 'cara')).toBe('/')
    expect(await me(again, trusting)).toBe('cara')
  })

  test('whoever is given an address after somebody else is not them', async () => {
    expect(await signIn(openBrowser(), trusting, 'cara')).toBe('/')
    const later = openBrowser()
    expect(await signIn(later, trusting, 'hired-after-cara')).toBe('/sign-in?sso=known-otherwise')
    expect(await me(later, trusting)).toBe(401)
  })

  test('one sign-on belongs to one account', async () => {
    const [ana, cara] = [openBrowser(), openBrowser()]
    await joined(ana, desk, 'ana')
    await joined(cara, desk, 'cara')
    expect(await signIn(ana, desk, 'shared', '/auth/sso/connect')).toBe('/')
    expect(await signIn(cara, desk, 'shared', '/auth/sso/connect')).toBe('/profile?sso=taken')
    expect(await me(cara, desk)).toBe('cara')
  })

  test('what somebody else began comes back to nobody: no sign-on is connected to, and no session begun for, another browser', async () => {
    const [eve, cara] = [openBrowser(), openBrowser()]
    await joined(cara, desk, 'cara')
    const { url = '' } = await begin(eve, desk)
    const callback = await eve.signInThere(url, 'shared')
    const lured = await cara.ask(callback)
    expect(lured.headers.get('location')).toContain('/sign-in?sso=refused')
    expect(await me(cara, desk)).toBe('cara')
    // Begun by Cara, and come back to after somebody else has signed in on the same browser, or nobody has.
    await joined(openBrowser(), desk, 'ben')
    const comesBackAfter = async (meanwhile: () => Promise<unknown>) => {
      const begun = await begin(cara, desk, '/auth/sso/connect')
      const back = await cara.signInThere(begun.url ?? '', 'meanwhile')
      await meanwhile()
      return (await cara.ask(back)).headers.get('location')
    }
    const page = await comesBackAfter(() => joined(cara, desk, 'ben'))
    expect(page).toBe(`${desk.url}/profile?sso=somebody-else`)
    const signedOut = await comesBackAfter(() => cara.post(`${desk.url}/auth/sign-out`, {}))
    expect(signedOut).toContain('/sign-in?sso=refused')
    expect(await signIn(openBrowser(), desk, 'meanwhile')).toBe('/sign-in?sso=unknown')
  })

  test('a code counts once, a made-up one never, and what says no says where to go', async () => {
    const browser = openBrowser()
    const { url = '' } = await begin(browser, desk)
    const callback = await browser.signInThere(url, 'shared')
    const made = new URL(callback)
    made.searchParams.set('code', 'made-up')
    expect((await browser.ask(made.href)).headers.get('location')).toBe(`${desk.url}/sign-in?sso=refused`)
    expect((await browser.ask(callback)).headers.get('location')).toContain('sso=refused')
    const denied = openBrowser()
    const begun = new URL((await begin(denied, desk)).url ?? '')
    const state = begun.searchParams.get('state')
    const answer = await denied.ask(`${desk.url}/auth/sso/callback?error=access_denied&state=${state}`)
    expect(answer.headers.get('location')).toBe(`${desk.url}/sign-in?sso=refused`)
    expect(begun.searchParams.get('code_challenge_method')).toBe('S256')
    const nonce = begun.searchParams.get('nonce')
    expect(nonce).toMatch(/^[\w-]{20,}$/)
    const again = new URL((await begin(openBrowser(), desk)).url ?? '')
    expect(again.searchParams.get('nonce')).not.toBe(nonce)
  })

  test('from another site nothing is begun, and neither no session nor one of yesterday connects anything', async () => {
    const browser = openBrowser()
    await joined(browser, desk, 'ana')
    const foreign = await browser.ask(`${desk.url}/auth/sso/connect`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
      body: '{}',
    })
    expect(foreign.status).toBe(403)
    expect((await begin(openBrowser(), desk, '/auth/sso/connect')).status).toBe(401)
    desk.shiftClock(25 * 3_600_000)
    const late = await begin(browser, desk, '/auth/sso/connect')
    expect(late).toMatchObject({ status: 403, message: expect.stringContaining('Sign out and in again') })
    desk.shiftClock(-25 * 3_600_000)
    expect((await begin(browser, desk, '/auth/sso/connect')).status).toBe(200)
  })

  test('who is in no workspace any more is let in to none', async () => {
    const browser = openBrowser()
    const sam = await desk.person('sam')
    const { version, document } = await sam.getPlaybook()
    const written = document as { people: object }
    const people = { ...written.people, dora: { name: 'Dora' } }
    await sam.putPlaybook({ basedOn: version, document: { ...written, people } })
    await joined(browser, desk, 'dora')
    expect(await signIn(browser, desk, 'dora', '/auth/sso/connect')).toBe('/')
    await sam.putPlaybook({ basedOn: version + 1, document: written })
    await sam.removeMember('dora')
    expect(await signIn(openBrowser(), desk, 'dora')).toBe('/sign-in?sso=not-a-member')
  })

  test('the secret of the client stands in no line of the log', () => {
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.filter((line) => line.includes(provider.clientSecret))).toEqual([])
  })
})

test('what proves nothing lets nobody in, whoever answers in the provider’s place', async () => {
  const port = await freePort()
  const provider = await startMadeUpProvider()
  const desk = await openDesk('embedded', {
    port,
    config: { singleSignOn: { issuer: provider.issuer, clientId: 'baton', name: 'Acme', trustsAddresses: true } },
  })
  const comesBack = async (saying: Saying, more = '') => {
    const browser = openBrowser()
    const begun = await browser.post(`${desk.url}/auth/sso/begin`, { to: '/' })
    const { url } = (await begun.json()) as { url: string }
    provider.say(saying, url)
    const state = new URL(url).searchParams.get('state')
    const back = await browser.ask(`${desk.url}/auth/sso/callback?code=any&state=${state}${more}`)
    const signedIn = (await browser.ask(`${desk.url}/v1/desk`)).status === 200
    return [new URL(back.headers.get('location') ?? '', desk.url).search, signedIn]
  }
  const address = { email: 'ana@example.com', email_verified: true }
  const now = Math.floor(Date.now() / 1000)
  const REFUSED: Record<string, Saying> = {
    'signed by another key': { claims: address, signedBy: 'another key' },
    'signed by nobody': { claims: address, signedBy: 'nobody' },
    'for another sign-in': { claims: { ...address, nonce: 'another' } },
    'for no sign-in': { claims: { ...address, nonce: undefined } },
    'for another client': { claims: { ...address, aud: 'somebody-else' } },
    'by another issuer': { claims: { ...address, iss: 'https://evil.example' } },
    'of yesterday': { claims: { ...address, exp: now - 86_400 } },
    'without who it is': { claims: { ...address, sub: undefined } },
    'no token, and words beside it': { withoutToken: true, userInfo: address },
    'words about somebody else': { userInfo: { ...address, sub: 'eve' } },
  }
  for (const [how, saying] of Object.entries(REFUSED))
    expect(await comesBack(saying), how).toEqual(['?sso=refused', false])
  expect(await comesBack({ claims: address }, '&iss=https%3A%2F%2Fevil.example')).toEqual(['?sso=refused', false])
  for (const proven of ['true', 1, false, undefined])
    expect(await comesBack({ claims: { ...address, email_verified: proven } })).toEqual(['?sso=unknown', false])
  expect(await comesBack({ userInfo: address })).toEqual(['', true])
  await desk.stop()
  await provider.close()
})

test('a provider that names itself otherwise than the settings do signs nobody in', async () => {
  const port = await freePort()
  const provider = await startMadeUpProvider()
  provider.say({ issuer: 'https://other.example' }, provider.issuer)
  const desk = await openDesk('embedded', {
    port,
    config: { singleSignOn: { issuer: provider.issuer, clientId: 'baton', name: 'Acme', trustsAddresses: false } },
  })
  expect((await openBrowser().post(`${desk.url}/auth/sso/begin`, { to: '/' })).status).toBe(503)
  await desk.stop()
  await provider.close()
})

test('a desk starts while its provider is away, says so, and signs in by it once it is back', async () => {
  const [port, providerPort] = [await freePort(), await freePort()]
  const issuer = `http://127.0.0.1:${providerPort}`
  const client = { issuer, clientId: 'baton', clientSecret: 'a secret that no log may ever hold' }
  const desk = await openDesk('embedded', {
    port,
    config: { singleSignOn: { ...client, name: 'Acme', trustsAddresses: false } },
  })
  const browser = openBrowser()
  const begin = () => browser.post(`${desk.url}/auth/sso/begin`, { to: '/' })
  const away = await begin()
  expect(away.status).toBe(503)
  expect(await away.json()).toMatchObject({ message: expect.stringContaining('Acme does not answer') })
  const provider = await startProvider(desk.url, {}, providerPort)
  expect((await begin()).status).toBe(200)
  await provider.close()
  await desk.stop()
})

test('a desk without a provider has no such door', async () => {
  const desk = await openDesk('embedded')
  expect(await (await fetch(`${desk.url}/auth/ways`)).json()).toMatchObject({ singleSignOn: null })
  expect((await openBrowser().post(`${desk.url}/auth/sso/begin`, { to: '/' })).status).toBe(404)
  await desk.stop()
})
