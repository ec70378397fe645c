/** Teams, by a workflow on the loopback that checks shape and size: never tried against Teams itself. */
import { expect, test } from 'vitest'
import { type ChannelAtTest, describeChannel, PATIENCE_MS } from '../../testing/channel.case.ts'
import { openHttpPeer } from '../../testing/peers/http-peer.ts'
import { sendWebhook } from '../webhook/send-webhook.ts'
import { teamsChannel } from './teams-channel.ts'

/** Teams takes 28 kB through a workflow. */
const MOST_BYTES = 28 * 1_024
const post: Parameters<typeof teamsChannel>[0]['post'] = (sending) =>
  sendWebhook({ ...sending, timeoutMs: PATIENCE_MS, allowPrivate: true })

async function open(): Promise<ChannelAtTest> {
  const came: { id: string; words: string; code: string | undefined }[] = []
  const broken: string[] = []
  const peer = await openHttpPeer(({ headers, body, path }) => {
    if (path === '/gone') return { status: 410 }
    if (Buffer.byteLength(body) > MOST_BYTES) broken.push(`${Buffer.byteLength(body)} bytes`)
    const { type, attachments } = JSON.parse(body) as {
      type: string
      attachments: { contentType: string; content: Card }[]
    }
    const [attached] = attachments
    if (type !== 'message' || attached?.contentType !== 'application/vnd.microsoft.card.adaptive')
      broken.push('no card')
    const { content } = attached as { content: Card }
    if (content.type !== 'AdaptiveCard' || content.version !== '1.5' || (content.actions ?? []).length > 6)
      broken.push('no card that Teams shows')
    if (/"type":"(TextBlock|FactSet)"/.test(body)) broken.push('words where Teams reads Markdown')
    const words = [
      ...textsIn(content.body),
      ...(content.actions ?? []).map(({ title, url }) => `${title} ${url}`),
    ].join('\n')
    came.push({ id: String(headers['webhook-id']), words, code: /: (\d{6})$/m.exec(words)?.[1] })
    return { status: 202 }
  })
  return {
    channel: teamsChannel({ settings: { TEAMS_HOSTS: '127.0.0.1' }, post, addressRefused: async () => null }),
    given: `${peer.url}/workflows/ana?sig=a-secret`,
    mine: `${peer.url}/workflows/ana?sig=a-secret`,
    others: `${peer.url}/workflows/ben`,
    gone: `${peer.url}/gone`,
    knowsAgain: true,
    rudeWays: peer.rudeWays,
    arrived: () => came.filter(({ code }) => code === undefined).map(({ id, words }) => ({ id, words, acts: [] })),
    prove: async () => ({ code: came.findLast(({ code }) => code !== undefined)?.code ?? '' }),
    behave: peer.behave,
    broken: () => broken,
    close: peer.close,
  }
}

type Card = { type: string; version: string; body: unknown; actions?: { title: string; url: string }[] }

const textsIn = (part: unknown): string[] => {
  if (Array.isArray(part)) return part.flatMap(textsIn)
  if (typeof part !== 'object' || part === null) return []
  const { text, ...rest } = part as { text?: unknown }
  return [...(typeof text === 'string' ? [text] : []), ...Object.values(rest).flatMap(textsIn)]
}

describeChannel('teams', open)

test('whoever adds a channel has the desk post to the hosts that are set, and nowhere else', async () => {
  const { proof, send } = teamsChannel({
    settings: { TEAMS_HOSTS: 'logic.azure.com' },
    post,
    addressRefused: async () => null,
  })
  const read = async (given: string) => (proof.by === 'code' ? proof.read(given) : undefined)
  expect(await read('https://prod-1.westeurope.logic.azure.com/workflows/1?sig=x')).toMatchObject({
    label: 'Your workflow in Teams',
  })
  for (const url of [
    'http://127.0.0.1/',
    'https://logic.azure.com.evil.example/',
    'https://evillogic.azure.com/',
    'nothing',
    'mailto:ana@example.com',
  ])
    expect(await read(url)).toMatchObject({ problem: expect.stringContaining('logic.azure.com') })
  const message = {
    id: 'm',
    to: { name: 'Ana', address: 'https://evil.example/' },
    workspace: '',
    shown: [],
    notices: [],
    more: 0,
    links: { inbox: '', settings: '' },
    mayBeThere: false,
  }
  for (const address of ['', 'not an address'])
    expect(await send({ ...message, to: { name: 'Ana', address } })).toMatchObject({ error: expect.any(String) })
  expect(await send(message)).toMatchObject({ isGone: true, error: expect.stringContaining('none of the hosts') })
})
