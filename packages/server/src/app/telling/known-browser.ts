/**
 * Whether a browser is one of whom a message was for: a message can be passed on, and its links with it. One that has not acted before
 * shows it by a code that is sent where the message went, and is remembered by a mark of the desk, for as long as that channel is its
 * person's.
 */
import { randomInt } from 'node:crypto'
import { en, type WorkspaceId } from '@baton-desk/core'
import type { App } from '../app.ts'
import type { OwnChannel, Proving } from '../ports/channels.ts'
import { openAddress } from './channel-address.ts'
import { hashOfCode } from './channel-code.ts'

const CODE_FOR_S = 10 * 60

type Of = { workspace: { id: WorkspaceId; name: string }; channel: OwnChannel; name: string; ask: string }

/** `unable`: it did not go out. `too many`: that many were sent a while ago. */
export async function sendBrowserCode(app: App, of: Of): Promise<'sent' | 'unable' | 'too many'> {
  const { workspace, channel, name, ask } = of
  const by = app.channels.get(channel.kind)
  if (!by?.canSend) return 'unable'
  // Whoever has a link that was passed on must not fill a mailbox.
  const bucket = { name: `browser codes of ${channel.id}`, free: 4, waitAtMostS: 3_600, forgottenAfterS: 3_600 }
  if ((await app.store.tries.take(bucket)) > 0) return 'too many'
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await app.store.transaction(workspace.id, (records) =>
    records.channels.expectCode(channel, { hash: hashForBrowser(channel, code), validForS: CODE_FOR_S }),
  )
  const { origin } = new URL(app.publicUrl)
  const sent = await by.send({
    id: app.ids.next(),
    to: { name, address: openAddress(app, channel) },
    workspace: workspace.name,
    shown: [],
    more: 0,
    notices: [en.telling.browserCode({ code, ask })],
    links: { inbox: `${origin}/`, settings: `${origin}/profile` },
    mayBeThere: false,
  })
  return 'error' in sent ? 'unable' : 'sent'
}

type Shown = { workspace: WorkspaceId; channel: OwnChannel; code: string }

export const isBrowserCode = (app: App, { workspace, channel, code }: Shown): Promise<Proving> =>
  app.store.transaction(workspace, (records) =>
    records.channels.prove(channel, hashForBrowser(channel, code.replace(/\s/g, ''))),
  )

/** Not the code by which an address is proven: each is good for its own purpose only. */
const hashForBrowser = ({ id }: OwnChannel, code: string): string => hashOfCode(id, `for a browser: ${code}`)
