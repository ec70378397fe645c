import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { hasBrowser } from './open-in-browser.ts'

const at = (isTTY: boolean, env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
  hasBrowser({ out: Object.assign(new PassThrough(), { isTTY }), env, platform })

test('a browser is opened where somebody sits at a screen', () => {
  expect(at(true, { DISPLAY: ':0' })).toBe(true)
  expect(at(true, { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
  expect(at(true, {}, 'darwin')).toBe(true)
})

test('none is opened in a pipe, in CI, over SSH or without a display', () => {
  expect(at(false, { DISPLAY: ':0' })).toBe(false)
  expect(at(true, { DISPLAY: ':0', CI: 'true' })).toBe(false)
  expect(at(true, { DISPLAY: ':0', SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' })).toBe(false)
  expect(at(true, {})).toBe(false)
})
