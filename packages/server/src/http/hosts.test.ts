import { expect, test } from 'vitest'
import { hostsOf, inUrl } from './hosts.ts'

test('a desk on loopback answers to its own names and to its published one, and to no other', () => {
  expect(hostsOf('https://desk.example.com', { host: '127.0.0.1', port: 7420 })).toEqual([
    'desk.example.com',
    '127.0.0.1:7420',
    'localhost:7420',
    '[::1]:7420',
  ])
})

test('a desk on an open address answers to its published name, and to any where none is set', () => {
  expect(hostsOf('https://desk.example.com', { host: '0.0.0.0', port: 7420 })).toEqual(['desk.example.com'])
  expect(hostsOf('http://localhost:7420', { host: '0.0.0.0', port: 7420 })).toEqual(['*'])
})

test('a host stands in an address as a browser takes it', () => {
  expect(['127.0.0.1', '0.0.0.0', '::', '::1'].map(inUrl)).toEqual(['127.0.0.1', 'localhost', 'localhost', '[::1]'])
})
