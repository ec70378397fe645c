import { expect, test } from 'vitest'
import { giveStorage } from '../../../made-for-tests/browser-storage.ts'
import { htmlOf, textOf } from '../../../made-for-tests/drawn.tsx'
import { person, workspace } from '../../../made-for-tests/handoffs.ts'
import { SINGLE_KEYS } from '../../ui/keys.ts'
import ProfilePage from './profile-page.tsx'
import { sayBrowser } from './sessions.tsx'
import { changesOf } from './set-up.tsx'

const page = (me = person()) => <ProfilePage workspace={workspace({ me })} onLeft={() => {}} />
const newcomer = { ...person(), needsPassword: true }

test('only what differs is sent; an empty address or password leaves what is there', () => {
  const me = { ...person(), email: 'ana@example.com' }
  const same = { name: me.name, email: me.email, password: '', currentPassword: '' }
  expect(changesOf(me, same)).toEqual({})
  expect(changesOf(me, { ...same, email: '' })).toEqual({})
  expect(changesOf(me, { ...same, name: 'Ana P.', password: 'correct horse' })).toEqual({
    name: 'Ana P.',
    password: 'correct horse',
  })
  expect(changesOf({ ...me, emailProven: false }, same)).toEqual({ email: 'ana@example.com' })
  expect(changesOf(me, { ...same, currentPassword: 'old' })).toEqual({})
})

test('who came by a link is asked to finish setting up, until they say not now', () => {
  const kept = giveStorage()
  expect(textOf(page(newcomer))).toEqual(expect.arrayContaining(['Finish setting up', 'Not now']))
  kept.set('baton.set-up-dismissed', 'ana')
  expect(textOf(page(newcomer))).not.toContain('Not now')
  kept.set('baton.set-up-dismissed', 'somebody-else')
  expect(textOf(page(newcomer))).toContain('Not now')
})

test('who has a password is not asked', () => {
  giveStorage()
  const text = textOf(page())
  expect(text).toContain('Leave the password empty to keep the one you have.')
  expect(text).not.toContain('Not now')
})

test('single keys are on until this browser turns them off', () => {
  const kept = giveStorage()
  const isOn = () => /type="checkbox"[^>]*checked[^>]*>\s*Single keys/.test(htmlOf(page()))
  expect(isOn()).toBe(true)
  kept.set(SINGLE_KEYS, 'off')
  expect(isOn()).toBe(false)
})

test.each(['admin', 'member', 'viewer'] as const)('a %s reads what that means', (role) => {
  giveStorage()
  expect(textOf(page(person(role)))[1]?.toLowerCase()).toContain(`${role}: `)
})

test('a session is told by its browser and machine', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
  expect(sayBrowser(chrome)).toBe('Chrome on Linux')
  expect(sayBrowser(`${chrome} Edg/142.0.0.0`)).toBe('Edge on Linux')
  expect(sayBrowser('curl/8.9')).toBe('curl/8.9')
  expect(sayBrowser(null)).toBe('An unknown browser')
})
