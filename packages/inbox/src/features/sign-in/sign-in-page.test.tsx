import { expect, test } from 'vitest'
import { htmlOf } from '../../../made-for-tests/drawn.tsx'
import { says, scriptDesk } from '../../../made-for-tests/scripted-desk.ts'
import SignInPage, { askForLink } from './sign-in-page.tsx'

test('a link is asked for with the page to come back to, and the answer tells nobody who is a member', async () => {
  const sent = scriptDesk(() => says({}))
  expect(await askForLink('ana@example.com', '/h/h1')).toBe(
    'If ana@example.com belongs to this desk, a link is on its way to it.',
  )
  expect(sent).toMatchObject([
    { path: '/auth/sign-in/magic-link', body: { email: 'ana@example.com', callbackURL: '/h/h1' } },
  ])
})

test('without an address nothing is sent', async () => {
  const sent = scriptDesk(() => says({}))
  await expect(askForLink('', '/')).rejects.toThrow('Write your e-mail address first.')
  expect(sent).toEqual([])
})

test('a password manager finds both fields', () => {
  const html = htmlOf(<SignInPage onSignedIn={() => {}} />)
  expect(html).toMatch(/type="email"[^>]*autoComplete="username"|autoComplete="username"[^>]*type="email"/i)
  expect(html).toMatch(/type="password"[^>]*autoComplete="current-password"/i)
})
