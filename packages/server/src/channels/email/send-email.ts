/**
 * E-mail as a channel of people: the note as the renderer writes it, one thread for each handoff. What its links do is the
 * business of their pages.
 */
import { createHash } from 'node:crypto'
import { en, render } from '@baton-desk/core'
import { toEmailOfMany } from '@baton-desk/core/telling'
import { z } from 'zod'
import { type Mail, type Mailer, MailRefused } from '../../app/ports/mailer.ts'
import type { Message, NotSent, PersonChannel, ToldHandoff } from '../../app/ports/telling.ts'
import { type ReplyTokens, replyAddressOf } from '../../app/telling/reply-tokens.ts'

const { telling: said } = en

export type EmailChannel = { publicUrl: string; replyTokens: ReplyTokens; replyAddress?: string | undefined }

export function emailChannel(mailer: Mailer, { publicUrl, replyTokens, replyAddress }: EmailChannel): PersonChannel {
  const { hostname } = new URL(publicUrl)
  const answering = (message: Message): Answering => {
    const token = replyTokens.of(message.id)
    // In the Message-ID too: some servers know no address with a plus.
    return { id: `<${token}@${hostname}>`, ...(replyAddress && { replyTo: replyAddressOf(replyAddress, token) }) }
  }
  return {
    kind: 'email',
    name: 'e-mail',
    canSend: mailer.canSend,
    send: async (message) => (await attempt(mailer, toMail(message, { hostname, ...answering(message) }))) ?? {},
    proof: {
      by: 'code',
      asks: 'E-mail address',
      read: (given) => {
        const address = given.trim().toLowerCase()
        return z.email().max(200).safeParse(address).success
          ? { address, label: address }
          : { problem: 'Expected an address of mail, such as ana@example.com' }
      },
      sendCode: ({ name, address }, { code }) =>
        attempt(mailer, { to: address, name, headers: AUTOMATIC, ...codeMail(code) }),
    },
  }
}

async function attempt(mailer: Mailer, mail: Mail): Promise<NotSent | null> {
  try {
    await mailer.send(mail)
    return null
  } catch (error) {
    if (error instanceof MailRefused) return { error: error.message, isGone: error.isGone }
    throw error
  }
}

/** Nobody answers these by machine, and no out-of-office does either. */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }

const codeMail = (code: string) => ({
  subject: `${code} is your code for Baton`,
  text: `Somebody wants to be told of handoffs at this address. If it was you, type this code at the desk, under Profile, Channels:\n\n${code}\n\nIt works for an hour. If it was not you, do nothing: nothing is sent here then.`,
})

type Answering = { id: string; replyTo?: string }

function toMail(message: Message, { hostname, id, replyTo }: Answering & { hostname: string }): Mail {
  const { to, shown, more, notices } = message
  const [first] = shown
  const ids = { to: to.address, name: to.name, id, ...(replyTo !== undefined && { replyTo }) }
  if (first && shown.length === 1 && more === 0 && notices.length === 0) {
    const email = render(first.note, 'email', {
      ...first.context,
      footer: [...(replyTo === undefined ? [] : howToAnswer(first)), ...footerOf(message)],
    })
    return { ...ids, ...email, thread: `<${threadOf(first.handoff)}@${hostname}>`, headers: AUTOMATIC }
  }
  return {
    ...ids,
    ...manyAsMail(message),
    headers: { ...AUTOMATIC, 'List-Unsubscribe': `<${message.links.settings}>` },
  }
}

/** The words that act, as they stand on the buttons. */
const howToAnswer = ({ acts }: ToldHandoff): string[] =>
  acts.length > 0 ? [en.replies.offer({ words: acts.map(({ label }) => label) })] : []

/** Of the handoff's id, and nobody who sees it learns that. */
const threadOf = (handoff: string): string =>
  `handoff.${createHash('sha256').update(handoff).digest('hex').slice(0, 32)}`

const manyAsMail = (message: Message): Pick<Mail, 'subject' | 'text' | 'html'> =>
  toEmailOfMany({
    lines: message.shown.map(({ headline, note, context: { laneName }, ...told }) => ({
      urgency: note.when.urgency,
      ask: note.ask,
      who: note.who.name ?? note.who.organisation ?? '',
      lane: laneName,
      headline,
      url: told.url,
    })),
    more: message.more,
    notices: message.notices,
    inbox: message.links.inbox,
    footer: footerOf(message),
  })

const footerOf = ({ to, links }: Message) => [
  said.forYou({ person: to.name }),
  { text: said.settings, url: links.settings },
]
