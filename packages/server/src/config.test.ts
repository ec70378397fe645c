import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const URL = 'http://127.0.0.1:8080/v1'

test('the writer is off unless an endpoint and a model are named', () => {
  expect(readConfig({}).writer).toBeUndefined()
  expect(readConfig({ BATON_WRITER_URL: URL, BATON_WRITER_MODEL: 'small-7b' }).writer).toEqual({
    url: URL,
    model: 'small-7b',
    key: undefined,
    timeoutMs: 8_000,
  })
  expect(
    readConfig({
      BATON_WRITER_URL: URL,
      BATON_WRITER_MODEL: 'small-7b',
      BATON_WRITER_KEY: 'k',
      BATON_WRITER_TIMEOUT: '2.5',
    }).writer,
  ).toMatchObject({ key: 'k', timeoutMs: 2_500 })
})

test('single sign-on is off unless a provider and a client are named; its name is the host of the provider', () => {
  expect(readConfig({}).singleSignOn).toBeUndefined()
  const client = { BATON_OIDC_ISSUER: 'https://login.acme.example', BATON_OIDC_CLIENT_ID: 'baton' }
  expect(readConfig(client).singleSignOn).toEqual({
    issuer: 'https://login.acme.example',
    clientId: 'baton',
    clientSecret: undefined,
    name: 'login.acme.example',
    trustsAddresses: false,
  })
  expect(
    readConfig({ ...client, BATON_OIDC_NAME: 'Acme', BATON_OIDC_TRUST_ADDRESSES: '1' }).singleSignOn,
  ).toMatchObject({
    name: 'Acme',
    trustsAddresses: true,
  })
})

test('secrets and sealing keys may be several, the newest first; one that is too short is refused', () => {
  const [older, newer] = ['o'.repeat(32), 'n'.repeat(32)]
  expect(readConfig({}).secrets).toEqual([])
  expect(readConfig({ BATON_SECRET: older }).secrets).toEqual([older])
  expect(readConfig({ BATON_SECRET: `${newer}, ${older}`, BATON_SEALING_KEYS: newer })).toMatchObject({
    secrets: [newer, older],
    sealingKeys: [newer],
  })
  expect(() => readConfig({ BATON_SECRET: `${newer},short` })).toThrow(
    'BATON_SECRET: Expected one or more of at least 32',
  )
})

test.each([
  [{ BATON_OIDC_CLIENT_ID: 'baton' }, 'BATON_OIDC_ISSUER: expected it beside BATON_OIDC_CLIENT_ID'],
  [{ BATON_OIDC_ISSUER: 'https://acme.example' }, 'BATON_OIDC_CLIENT_ID: expected it beside BATON_OIDC_ISSUER'],
  [{ BATON_OIDC_ISSUER: 'http://acme.example', BATON_OIDC_CLIENT_ID: 'b' }, 'Expected an address with https'],
  [{ BATON_WRITER_URL: URL }, 'BATON_WRITER_MODEL: expected it beside BATON_WRITER_URL'],
  [{ BATON_WRITER_MODEL: 'small-7b' }, 'BATON_WRITER_URL: expected it beside BATON_WRITER_MODEL'],
  [{ BATON_WRITER_URL: 'localhost:8080', BATON_WRITER_MODEL: 'small-7b' }, 'BATON_WRITER_URL'],
  [{ BATON_WRITER_URL: 'ftp://host/v1', BATON_WRITER_MODEL: 'small-7b' }, 'BATON_WRITER_URL'],
  [{ BATON_WRITER_URL: URL, BATON_WRITER_MODEL: 'small-7b', BATON_WRITER_TIMEOUT: '8s' }, 'BATON_WRITER_TIMEOUT'],
  [{ BATON_WRITER_URL: URL, BATON_WRITER_MODEL: 'small-7b', BATON_WRITER_TIMEOUT: '0' }, 'BATON_WRITER_TIMEOUT'],
])('%j is refused at the start, by name', (environment, named) => {
  expect(() => readConfig(environment)).toThrow(named)
})
