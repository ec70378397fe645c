/** Where the services behind channels call the desk: `/channels/<kind>`. Who calls is for each channel to find out. */
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '../app/app.ts'
import { channelDoor } from '../app/telling/channel-door.ts'
import { neverStored } from './security-headers.ts'

/** A mail that is handed on with all that hangs on it is the largest. */
const LARGEST = 1024 * 1024

export function addChannelDoors(http: Hono, { app }: { app: App }): void {
  http.use('/channels/*', neverStored)
  http.use(
    '/channels/*',
    bodyLimit({ maxSize: LARGEST, onError: (c) => c.text('Too much was sent. Nothing was done.', 413) }),
  )
  for (const { kind, answer } of app.channels.values()) {
    if (!answer) continue
    const door = channelDoor(app, kind)
    http.all(`/channels/${kind}/*`, (c) => answer(c.req.raw, door))
    http.all(`/channels/${kind}`, (c) => answer(c.req.raw, door))
  }
  http.all('/channels/*', (c) => c.text('No such channel takes anything here.', 404))
}
