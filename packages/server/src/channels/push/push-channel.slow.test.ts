/** Browser push, by a push service on the loopback that checks who signs and opens what came: never tried against the makers' own. */
import type { ChannelDoor } from '../../app/ports/telling.ts'
import { type ChannelAtTest, describeChannel, PATIENCE_MS } from '../../testing/channel.case.ts'
import { openPushPeer } from '../../testing/peers/push-peer.ts'
import { pushChannel } from './send-push.ts'
import { makeVapidKeys } from './web-push.ts'

type Payload = { title: string; body: string; tag: string; reply?: string; actions: { title: string; url: string }[] }

async function open(): Promise<ChannelAtTest> {
  const keys = makeVapidKeys()
  const peer = await openPushPeer(() => keys.publicKey)
  const [ana, ben] = [peer.subscribe('Firefox on Linux'), peer.subscribe('Chrome on Android')]
  const nobody = JSON.stringify({ ...JSON.parse(ana.address), endpoint: `${peer.url}/push/gone` })
  const channel = pushChannel({ keys, publicUrl: 'http://127.0.0.1', allowPrivate: true, timeoutMs: PATIENCE_MS })
  let door: ChannelDoor | undefined
  const shown = () => peer.pushed.map(({ payload }) => payload as Payload)
  return {
    channel,
    given: ana.address,
    mine: ana.address,
    others: ben.address,
    gone: nobody,
    isBrief: true,
    knowsAgain: true,
    rudeWays: peer.rudeWays,
    hear: (heard) => {
      door = heard
    },
    arrived: () =>
      shown()
        .filter(({ reply }) => reply === undefined)
        .map(({ tag, title, body, actions }) => ({
          id: tag,
          words: [title, body, ...actions.map((action) => `${action.title} ${action.url}`)].join('\n'),
          acts: [],
        })),
    async prove() {
      const body = JSON.stringify({ reply: shown().at(-1)?.reply, address: ana.address })
      await channel.answer?.(
        new Request('http://127.0.0.1/channels/push/prove', { method: 'POST', body }),
        door as ChannelDoor,
      )
      return 'done'
    },
    behave: peer.behave,
    broken: () => peer.refused,
    close: peer.close,
  }
}

describeChannel('push', open)
