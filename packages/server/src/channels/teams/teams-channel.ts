/**
 * Teams as a channel of people: an Adaptive Card, posted to a workflow of the person's own ("When a Teams webhook request is received"). A
 * workflow brings nothing back, so the card has links to the pages of its acts.
 */
import { cutText, en, render } from '@baton-desk/core'
import { titleOfMany } from '@baton-desk/core/telling'
import { z } from 'zod'
import type { Message, NotSent, PersonChannel } from '../../app/ports/telling.ts'
import { type ChannelSettings, settingsOf } from '../settings.ts'

const { telling: said, chat } = en

const Settings = z.strictObject({
  HOSTS: z
    .string()
    .transform((text) => text.split(',').flatMap((part) => part.trim().toLowerCase() || []))
    .refine((hosts) => hosts.length > 0, { message: 'Expected names such as logic.azure.com, separated by commas' }),
})

/** One try; null when it was taken. */
export type Post = (sending: {
  url: string
  secrets: string[]
  id: string
  message: object
}) => Promise<{ error: string; isGone?: boolean } | null>

type Options = {
  settings: ChannelSettings | undefined
  post: Post
  /** Null when the desk may send there. */
  addressRefused: (url: string) => Promise<{ detail: string } | null>
}

export function teamsChannel({ settings: all, post, addressRefused }: Options): PersonChannel {
  const settings = settingsOf('teams', Settings, all)
  const send = async (url: string, id: string, card: object): Promise<NotSent | null> => {
    if (!settings) return { error: 'this desk is not set up for Teams', isGone: false }
    if (url === '') return { error: 'its address is sealed by a key that is not here', isGone: false }
    if (!isOurs(url, settings.HOSTS))
      return { error: 'its address is none of the hosts that this desk sends to', isGone: true }
    const failure = await post({ url, secrets: [], id, message: asMessage(card) })
    return failure && { error: failure.error, isGone: failure.isGone ?? false }
  }
  return {
    kind: 'teams',
    name: 'Teams',
    canSend: settings !== undefined,
    hasSecretAddress: true,
    send: async (message) => (await send(message.to.address, message.id, toCard(message))) ?? {},
    proof: {
      by: 'code',
      asks: 'Address of your workflow in Teams',
      async read(given) {
        const address = given.trim()
        if (!settings || !z.url().safeParse(address).success || !isOurs(address, settings.HOSTS))
          return {
            problem: `Expected the address of a workflow at ${settings?.HOSTS.join(' or ') ?? 'a host that is set'}`,
          }
        const refused = await addressRefused(address)
        return refused ? { problem: refused.detail.replace(/\.$/, '') } : { address, label: 'Your workflow in Teams' }
      },
      sendCode: ({ name, address }, { code, reply }) =>
        send(address, `code.${reply}`, plainCard([chat.askedFor({ person: name }), chat.orCode({ code })])),
    },
  }
}

/** Whoever may add a channel must not make the desk post wherever they like. */
function isOurs(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { hostname } = new URL(url)
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}

const asMessage = (content: object) => ({
  type: 'message',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', contentUrl: null, content }],
})

function toCard({ shown, more, to, workspace, links, notices }: Message): object {
  const [first] = shown
  if (first && shown.length === 1 && more === 0 && notices.length === 0)
    return render(first.note, 'teams', { ...first.context, stateLine: first.headline })
  if (!first && notices.length === 0) return plainCard([chat.test({ person: to.name, workspace })], links.inbox)
  const lines = shown.map(({ note, headline }) => `${note.ask} · ${headline}`)
  return plainCard(
    [
      titleOfMany({ waiting: shown.length + more, notices }),
      ...lines,
      ...(more > 0 ? [said.more({ more })] : []),
      ...notices.flatMap(({ subject, body }) => [subject, cutText(body, 2_000)]),
    ],
    links.inbox,
  )
}

/** In text runs, where Teams reads no Markdown. */
const plainCard = (lines: string[], inbox?: string): object => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: lines[0] ?? '',
  body: lines.map((text) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] })),
  ...(inbox !== undefined && { actions: [{ type: 'Action.OpenUrl', title: said.inbox, url: inbox }] }),
})
