import { describe, expect, test } from 'vitest'
import { cookieOf, openDesk, stores, useLink } from './desk.ts'

describe.each(stores)('an address that somebody signs in with, on %s', (kind) => {
  test('is refused alike to everybody who asks for it, whoever has it and wherever', async () => {
    // Without mail nobody can show that an address is theirs: it counts at once, and can be one account's only.
    const desk = await openDesk(kind)
    const { signInUrl } = await desk.operator.addWorkspace({ name: 'Vera & sons', admin: 'Vera' })
    const vera = cookieOf(await useLink(signInUrl))
    const signedIn = async (who: string) => cookieOf(await useLink(await desk.signInLink(who)))
    const [ana, ben, sam] = [await signedIn('ana'), await signedIn('ben'), await signedIn('sam')]
    const set = async (cookie = '', email = '') => {
      const answer = await fetch(`${desk.url}/v1/me`, {
        method: 'PUT',
        headers: { cookie, origin: desk.url, 'content-type': 'application/json' },
        body: JSON.stringify({ email }),
      })
      const { code, detail } = (await answer.json()) as { code?: string; detail?: string }
      return { status: answer.status, code, detail }
    }
    expect(await set(vera, 'vera@example.org')).toMatchObject({ status: 200 })
    expect(await set(ben, 'ben@example.org')).toMatchObject({ status: 200 })
    for (const email of ['vera@example.org', 'ben@example.org', 'VERA@example.org'])
      for (const cookie of email.startsWith('ben') ? [ana, sam, vera] : [ana, ben, sam])
        expect(await set(cookie, email)).toMatchObject({ status: 409, code: 'conflict' })
    const told = [
      await set(ana, 'vera@example.org'),
      await set(sam, 'vera@example.org'),
      await set(ana, 'ben@example.org'),
    ]
    expect(new Set(told.map(({ detail }) => detail?.replace(/\S+@\S+/, '…'))).size).toBe(1)

    // Two who ask for the same one at the same moment: one has it, the other is refused like anybody.
    const both = await Promise.all([set(ana, 'new@example.org'), set(vera, 'new@example.org')])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    await desk.stop()
  })
})
