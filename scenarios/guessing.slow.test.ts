/** Whoever guesses has to wait, whatever they write into a header; and nobody can make the owner wait by guessing. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cookieOf, openDesk, stores, type TestDesk, useLink } from './desk.ts'

const PASSWORD = 'a lamp beside the piano'
const EMAIL = 'ana@example.com'
/** Five for nothing, and as many as fit into the minutes that a slow machine takes, when each waits twice as long as the last. */
const FEW = 15

describe.each(stores)('guessing on %s', (kind) => {
  let desk: TestDesk
  let cookie = ''
  // The test is a proxy: the desk believes what it says of where requests come from.
  beforeAll(async () => {
    desk = await openDesk(kind, { config: { trustedProxies: ['127.0.0.1'] } })
    cookie = cookieOf(await useLink(await desk.signInLink('ana')))
    const change = await fetch(`${desk.url}/v1/me`, {
      method: 'PUT',
      headers: { cookie, origin: desk.url, 'content-type': 'application/json' },
      body: JSON.stringify({ password: PASSWORD, email: EMAIL }),
    })
    expect(change.status).toBe(200)
  })
  afterAll(() => desk?.stop())

  /** One try to sign in, seen from an address; `headers`: what the one who tries adds. */
  const tryFrom = (address: string, password: string, headers: Record<string, string> = {}, email = EMAIL) => {
    const { 'x-forwarded-for': forged, ...rest } = headers
    return fetch(`${desk.url}/auth/sign-in/email`, {
      method: 'POST',
      headers: {
        origin: desk.url,
        'content-type': 'application/json',
        ...rest,
        'x-forwarded-for': forged ? `${forged}, ${address}` : address,
      },
      body: JSON.stringify({ email, password }),
    })
  }
  const statuses = async (count: number, one: (nr: number) => Promise<Response>) => {
    const answers: number[] = []
    for (let nr = 0; nr < count; nr += 1) answers.push((await one(nr)).status)
    return answers
  }
  const times = (status: number, among: number[]) => among.filter((one) => one === status).length

  test('150 guesses, each with a header of its own, are a handful of guesses', async () => {
    const answers = await statuses(150, (nr) =>
      tryFrom('198.51.100.7', `guess ${nr}`, {
        'x-forwarded-for': `203.0.113.${nr}`,
        'x-real-ip': `203.0.113.${nr}`,
        'x-client-ip': `203.0.113.${nr}`,
        'x-baton-address': `203.0.113.${nr}`,
        forwarded: `for=203.0.113.${nr}`,
      }),
    )
    expect(times(401, answers)).toBeLessThanOrEqual(FEW)
    expect(times(401, answers) + times(429, answers)).toBe(150)
    // And the right one, hit upon then, does not get in either.
    const right = await tryFrom('198.51.100.7', PASSWORD)
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('guesses at the same moment are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, nr) => tryFrom('198.51.100.8', `guess ${nr}`)))
    expect(
      times(
        401,
        answers.map(({ status }) => status),
      ),
    ).toBeLessThanOrEqual(FEW)
  })

  test('each further wrong guess doubles the wait, to a quarter of an hour, and time alone makes it go away', async () => {
    const waits: number[] = []
    for (let nr = 0; nr < 16; nr += 1) {
      const answer = await tryFrom('198.51.100.9', `guess ${nr}`)
      const wait = Number(answer.headers.get('retry-after') ?? 0)
      waits.push(wait)
      desk.shiftClock(wait * 1_000)
    }
    const grown = waits.filter((wait) => wait > 0)
    expect(grown).toEqual(grown.toSorted((a, b) => a - b))
    expect(grown.at(-1)).toBeLessThanOrEqual(900)
    desk.shiftClock(900_000)
    expect((await tryFrom('198.51.100.9', PASSWORD)).status).toBe(200)
  })

  test('tries of strangers do not make the owner wait: not at a new place, and not on a browser of theirs', async () => {
    // What was tried before is forgotten after a day.
    desk.shiftClock(25 * 3_600_000)
    await statuses(20, (nr) => tryFrom(`192.0.2.${nr % 10}`, `guess ${nr}`))
    expect((await tryFrom('198.51.100.20', PASSWORD)).status).toBe(200)
    // More of them than anybody's patience: what is left then is the browser that is known, and a link.
    const answers = await statuses(40, (nr) => tryFrom(`192.0.2.${nr + 10}`, `guess ${nr}`))
    expect(times(429, answers)).toBeGreaterThan(0)
    expect((await tryFrom('192.0.2.1', PASSWORD, { cookie })).status).toBe(200)
    expect((await useLink(await desk.signInLink('ana'))).status).toBe(200)
  })

  test('a browser that is known gets no end of guesses either, and is known for its owner alone', async () => {
    const known = await statuses(40, (nr) => tryFrom('198.51.100.30', `guess ${nr}`, { cookie }))
    expect(times(401, known)).toBeLessThanOrEqual(10 + FEW)
    const others = await statuses(20, (nr) => tryFrom('198.51.100.31', `guess ${nr}`, { cookie }, 'ben@example.com'))
    expect(times(401, others)).toBeLessThanOrEqual(FEW)
  })

  test('an address that nobody has waits like one that somebody has', async () => {
    const unknown = await statuses(20, (nr) => tryFrom('198.51.100.40', `guess ${nr}`, {}, 'nobody@example.com'))
    const known = await statuses(20, (nr) => tryFrom('198.51.100.41', `guess ${nr}`, {}, 'cara@example.com'))
    expect(unknown.slice(0, 5)).toEqual(known.slice(0, 5))
    expect(times(429, unknown)).toBeGreaterThan(5)
    expect(times(429, known)).toBeGreaterThan(5)
  })

  test('one machine with 2^64 addresses is one machine', async () => {
    const answers = await statuses(20, (nr) =>
      tryFrom(`2001:db8:1:2::${nr + 1}`, `guess ${nr}`, {}, 'cara@example.com'),
    )
    expect(times(401, answers)).toBeLessThanOrEqual(FEW)
    expect((await tryFrom('2001:db8:1:3::1', 'guess', {}, 'cara@example.com')).status).toBe(401)
  })

  test('behind a proxy callers have buckets of their own; 60 wrong keys in a row end in waiting', async () => {
    const withKey = (address: string, key: string) =>
      fetch(`${desk.url}/v1/desk`, { headers: { authorization: `Bearer ${key}`, 'x-forwarded-for': address } })
    const wrong = (nr: number) => `bat_person_AAAAAAAAAA_${String(nr).padStart(43, 'x')}`
    const answers = await statuses(60, (nr) => withKey('198.51.100.50', wrong(nr)))
    expect(times(401, answers)).toBeLessThanOrEqual(25)
    expect((await withKey('198.51.100.51', wrong(0))).status).toBe(401)
    expect((await withKey('198.51.100.50', await desk.personKey('sam'))).status).toBe(200)
  })
})

test('without a trusted proxy what a caller says of where they come from counts for nothing', async () => {
  const desk = await openDesk('embedded')
  const answers: number[] = []
  for (let nr = 0; nr < 30; nr += 1) {
    const answer = await fetch(`${desk.url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { origin: desk.url, 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${nr}` },
      body: JSON.stringify({ email: EMAIL, password: `guess ${nr}` }),
    })
    answers.push(answer.status)
  }
  expect(answers.filter((status) => status === 401).length).toBeLessThanOrEqual(FEW)
  await desk.stop()
})
