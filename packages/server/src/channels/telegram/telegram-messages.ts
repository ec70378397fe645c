/** What the desk writes in Telegram: plain text, in which Telegram reads no formatting, with the acts of the message as buttons. */
import { cutText, en, render } from '@baton-desk/core'
import { titleOfMany } from '@baton-desk/core/telling'
import type { Message, News, ShownAct, ToldHandoff } from '../../app/ports/telling.ts'
import type { Keyboard, KeyboardButton } from './telegram-api.ts'

const { telling: said, chat } = en

/** Telegram's own limit, and room for the link beneath. */
const TEXT = 4_096
const BODY = 3_600
const BUTTON = 60

export type TelegramText = { text: string; reply_markup: Keyboard }

export function toTelegramText(message: Message): TelegramText {
  const { shown, more, notices, links, to, workspace } = message
  const [first] = shown
  if (first && shown.length === 1 && more === 0 && notices.length === 0) return single(first)
  if (!first && notices.length === 0)
    return withLink(chat.test({ person: to.name, workspace }), [], said.inbox, links.inbox)
  const list = shown.map(
    ({ note, headline, context: { laneName } }) =>
      `${cutText(note.ask, 200)}\n${cutText([note.who.name, laneName, headline].filter(Boolean).join(' · '), 250)}`,
  )
  const rest = more > 0 ? [said.more({ more })] : []
  const title = titleOfMany({ waiting: shown.length + more, notices })
  const told = notices.map(({ subject, body }) =>
    [...(subject === title ? [] : [subject]), cutText(body, 500)].join('\n'),
  )
  const text = [title, ...list, ...rest, ...told].join('\n\n')
  return withLink(text, [], said.inbox, links.inbox)
}

function single({ note, context, headline, acts, url }: ToldHandoff): TelegramText {
  const text = render(note, 'text', { ...context, stateLine: headline, links: [] })
  return withLink(
    `${headline}\n\n${text}`,
    acts.flatMap((act) => buttonsOf(act, url)),
    said.acts.open,
    url,
  )
}

/** As it stands now: without a button where nothing is left to do. */
export const toChangedText = (message: Message): TelegramText =>
  toTelegramText({
    ...message,
    shown: message.shown.map((told) => ({ ...told, headline: told.acts.length > 0 ? told.headline : told.status })),
  })

export const toNews = (news: readonly News[]): string => cutUnits(news.map(({ sentence }) => sentence).join('\n'), TEXT)

/** What is decided signed in leads to the desk; changes before approving are made on the page of the act. */
function buttonsOf({ act, token, needsSignIn, url: page }: ShownAct, url: string): KeyboardButton[] {
  if (needsSignIn) return act === 'reject' ? [] : [{ text: chat.decideAtDesk, url }]
  const one = { text: said.acts[act], callback_data: token }
  return act === 'approve' ? [one, { text: chat.editFirst, url: page }] : [one]
}

/** What a first press on "Approve" turns it into: a phone is pressed by chance. */
export const SURE = chat.approveSure

/** Telegram takes no link to an address of one machine as a button: it stands in the text then. */
function withLink(words: string, buttons: KeyboardButton[], label: string, url: string): TelegramText {
  const [inText, shown] = partition([...buttons, { text: label, url }], (button) => isOfOneMachine(button.url))
  const body = cutUnits(words.replaceAll('\u0000', ''), BODY)
  const links = inText.map((button) => `${button.text}: ${button.url}`)
  return {
    text: cutUnits([body, ...links].join('\n\n'), TEXT),
    reply_markup: { inline_keyboard: shown.map((button) => [{ ...button, text: cutText(button.text, BUTTON) }]) },
  }
}

const partition = <T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] => [
  all.filter(isFirst),
  all.filter((one) => !isFirst(one)),
]

const isOfOneMachine = (url: string | undefined): boolean =>
  url !== undefined && /^(localhost|127\.|\[::1\]|10\.|192\.168\.)/.test(new URL(url).hostname)

/** Telegram counts in UTF-16 units; no character is cut in half. */
const cutUnits = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
