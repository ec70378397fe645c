import { expect, test } from 'vitest'
import { inUrl, ownNames } from './hosts.ts'

const asked = [
  'desk.example.com',
  '127.0.0.1:7420',
  'localhost:7420',
  '[::1]:7420',
  '192.168.1.9:7420',
  'evil.example:7420',
]
const answeredTo = (desk: Parameters<typeof ownNames>[0]) => asked.filter(ownNames(desk).isOwnHost)

test('a desk on loopback answers to its own names and to its published one, and to no other', () => {
  const published = { publicUrl: 'https://desk.example.com', host: '127.0.0.1', port: 7420 }
  expect(answeredTo(published)).toEqual(['desk.example.com', '127.0.0.1:7420', 'localhost:7420', '[::1]:7420'])
})

test('a desk on an open address answers to its published name; without one to addresses of numbers, and to no name', () => {
  expect(answeredTo({ publicUrl: 'https://desk.example.com', host: '0.0.0.0', port: 7420 })).toEqual([
    'desk.example.com',
  ])
  expect(answeredTo({ host: '0.0.0.0', port: 7420 })).toEqual(asked.slice(1, 5))
})

test('a page without TLS is no page of a desk that has it', () => {
  const withTls = ownNames({ publicUrl: 'https://desk.example.com', host: '127.0.0.1', port: 7420 })
  const origins = [
    'https://desk.example.com',
    'http://desk.example.com',
    'http://127.0.0.1:7420',
    'null',
    'https://evil.example',
  ]
  expect(origins.filter((origin) => withTls.isOwnOrigin(origin, 'desk.example.com'))).toEqual([
    'https://desk.example.com',
  ])
  const without = ownNames({ host: '127.0.0.1', port: 7420 })
  expect(
    [
      'http://127.0.0.1:7420',
      'https://127.0.0.1:7420',
      'http://evil.example:7420',
      'http://127.0.0.1:7421',
      'http://localhost:7420',
      'http://8.8.8.8',
      'http://[::1]:9',
    ].filter((origin) => without.isOwnOrigin(origin, '127.0.0.1:7420')),
  ).toEqual(['http://127.0.0.1:7420'])
})

test('a host stands in an address as a browser takes it', () => {
  expect(['127.0.0.1', '0.0.0.0', '::', '::1'].map(inUrl)).toEqual(['127.0.0.1', 'localhost', 'localhost', '[::1]'])
})
