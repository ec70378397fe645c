import { expect, test } from 'vitest'
import { isAway, says, scriptDesk } from '../../made-for-tests/scripted-desk.ts'
import { readWays, signInByPassword } from './sign-in.ts'

const signIn = () => signInByPassword('ana@example.com', 'secret')

test('signing in says what the desk says, and something where it says nothing', async () => {
  const sent = scriptDesk(({ path }) => says(path.endsWith('/ways') ? { mail: false, passkeys: true } : {}))
  await signIn()
  expect(await readWays()).toEqual({ mail: false, passkeys: true })
  expect(sent).toMatchObject([
    { method: 'POST', path: '/auth/sign-in/email', body: { email: 'ana@example.com', password: 'secret' } },
    { method: 'GET', path: '/auth/ways' },
  ])
  scriptDesk(() => says({ message: 'Wrong password.' }, 401))
  await expect(signIn()).rejects.toThrow('Wrong password.')
  scriptDesk(() => says([], 500))
  await expect(signIn()).rejects.toThrow('The desk answered 500. Try again in a moment.')
  scriptDesk(isAway)
  await expect(signIn()).rejects.toThrow('The desk did not answer. Check your connection.')
})
