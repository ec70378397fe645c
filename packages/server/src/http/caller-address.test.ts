import { expect, test } from 'vitest'
import { callerAddress, placeOf } from './caller-address.ts'

const behind = callerAddress(['10.0.0.0/8', '192.0.2.1', 'fd00::/8'])

test.each([
  ['nobody in between', '203.0.113.5', null, '203.0.113.5'],
  ['a stranger who writes a header', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
  ['one proxy', '10.1.2.3', '203.0.113.5', '203.0.113.5'],
  ['one proxy, and a header forged in front of it', '10.1.2.3', '1.1.1.1, 203.0.113.5', '203.0.113.5'],
  ['two proxies', '192.0.2.1', '1.1.1.1, 203.0.113.5, 10.9.9.9', '203.0.113.5'],
  ['a proxy that says nothing', '10.1.2.3', null, '10.1.2.3'],
  ['a proxy that says nothing that can be read', '10.1.2.3', '203.0.113.5, somewhere', '10.1.2.3'],
  ['only proxies', '10.1.2.3', '10.4.4.4', '10.4.4.4'],
  ['an address of version 4 in the clothes of version 6', '::ffff:10.1.2.3', '::ffff:203.0.113.5', '203.0.113.5'],
  ['version 6', 'fd00::1', '2001:db8::7', '2001:db8::7'],
])('with %s the caller is the first that no trusted proxy is', (_case, socket, forwardedFor, caller) => {
  expect(behind({ socket, forwardedFor })).toBe(caller)
})

test('trusting nobody, the socket is the caller', () => {
  expect(callerAddress([])({ socket: '10.1.2.3', forwardedFor: '203.0.113.5' })).toBe('10.1.2.3')
})

test('addresses of one network of version 6 are one place', () => {
  expect(placeOf('2001:db8:1:2::1')).toBe(placeOf('2001:db8:1:2:ffff::9'))
  expect(placeOf('2001:db8:1:2::1')).not.toBe(placeOf('2001:db8:1:3::1'))
  expect(placeOf('203.0.113.5')).toBe('203.0.113.5')
  expect(placeOf('unknown')).toBe('unknown')
})
