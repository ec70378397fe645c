import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { handoffView } from './testing/handoff-view.ts'
import { verifyWebhook, WebhookRefused } from './webhook.ts'

const SECRET = `whsec_${btoa('a secret of the desk, 32 bytes..')}`
const message = {
  type: 'handoff.decided',
  timestamp: '2026-11-05T14:40:00.000Z',
  data: {
    event: {
      seq: 4,
      type: 'decided',
      at: '2026-11-05T14:40:00.000Z',
      by: { kind: 'person', id: 'ana', name: 'Ana' },
      sentence: 'Ana decided: approve',
      data: {},
      words: null,
      hash: 'f00d',
    },
    handoff: handoffView({ state: 'decided' }),
  },
}

function signed(body: string, { at = new Date(), secret = SECRET } = {}) {
  return {
    'Webhook-Id': 'dl_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('dl_1', at, body),
  }
}

test('a webhook of the desk is read, whatever case and form its headers have', () => {
  const body = JSON.stringify(message)
  const fromNode = verifyWebhook(body, signed(body), SECRET)
  expect(fromNode).toMatchObject({
    id: 'dl_1',
    message: { type: 'handoff.decided', data: { event: { type: 'decided' } } },
  })
  expect(verifyWebhook(body, new Headers(signed(body)), SECRET)).toEqual(fromNode)
})

const body = JSON.stringify(message)
test.each([
  ['changed on its way', `${body} `, signed(body)],
  ['signed with another secret', body, signed(body, { secret: `whsec_${btoa('somebody else, also 32 bytes....')}` })],
  ['older than five minutes', body, signed(body, { at: new Date(Date.now() - 6 * 60_000) })],
  ['without a signature', body, {}],
  ['signed, but of another shape', '{"type":"x"}', signed('{"type":"x"}')],
])('one that is %s is refused', (_, sent, headers) => {
  expect(() => verifyWebhook(sent, headers, SECRET)).toThrow(WebhookRefused)
})
