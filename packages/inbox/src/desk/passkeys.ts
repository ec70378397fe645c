/** Passkeys: the browser keeps the secret and asks for a finger, a face or a PIN; the desk keeps what proves it. */
import { call } from './sign-in.ts'

export type Passkey = { id: string; name: string | null; createdAt: string }

export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in globalThis

export async function signInByPasskey(): Promise<void> {
  const options = await call<PublicKeyCredentialRequestOptionsJSON>('/passkey/generate-authenticate-options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const response = await asked(navigator.credentials.get({ publicKey }))
  await call('/passkey/verify-authentication', { response })
}

export async function addPasskey(name: string): Promise<void> {
  const options = await call<PublicKeyCredentialCreationOptionsJSON>('/passkey/generate-register-options')
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const response = await asked(navigator.credentials.create({ publicKey }))
  await call('/passkey/verify-registration', { response, name })
}

export const listPasskeys = (): Promise<Passkey[]> => call('/passkey/list-user-passkeys')
export const removePasskey = (id: string): Promise<unknown> => call('/passkey/delete-passkey', { id })

async function asked(asking: Promise<Credential | null>): Promise<unknown> {
  const credential = await asking.catch(() => null)
  if (!(credential instanceof PublicKeyCredential))
    throw new Error('No passkey was used. Try again, or come in another way.')
  return credential.toJSON()
}
