import { expect, test } from 'vitest'
import { htmlOf } from '../../../made-for-tests/drawn.tsx'
import { says, scriptDesk } from '../../../made-for-tests/scripted-desk.ts'
import { askForLink } from '../../desk/sign-in.ts'
import { pageAfter } from './link-page.tsx'
import SignInPage from './sign-in-page.tsx'

test('a link is asked for with the page to come back to, and the answer tells nobody who is a member', async () => {
  const sent = scriptDesk(() => says({}))
  expect(await askForLink('ana@example.com', '/h/h1')).toBe(
    'If ana@example.com belongs to this desk, a link is on its way to it. The newest one works.',
  )
  expect(sent).toMatchObject([{ path: '/auth/link/ask', body: { email: 'ana@example.com', to: '/h/h1' } }])
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

test.each([
  ['?to=/h/h1', '/h/h1'],
  ['', '/'],
  ['?to=https://evil.example', '/'],
  ['?to=//evil.example', '/'],
  ['?to=/\\evil.example', '/'],
])('after the link %s one is at %s', (search, page) => {
  expect(pageAfter(search)).toBe(page)
})
