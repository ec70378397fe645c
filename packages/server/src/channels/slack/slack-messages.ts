/** What the desk writes in Slack: the note as the renderer writes it, with buttons of its own. Words stand where Slack reads no markup. */
import { cutText, en, render } from '@baton-desk/core'
import { titleOfMany } from '@baton-desk/core/telling'
import type { ActName, Message, News, Recipient, ShownAct, ToldHandoff } from '../../app/ports/telling.ts'
import type { SlackBlocks, SlackText } from './slack-api.ts'

const { telling: said, chat } = en

/** Slack's own limits. */
export const SLACK_TEXT = 3_000
const BUTTON = 75
const HEADER = 150

export function toSlackText(message: Message): SlackText {
  const { shown, more, notices } = message
  const [first] = shown
  if (first && shown.length === 1 && more === 0 && notices.length === 0) return single(first, message)
  if (!first && notices.length === 0) return testMessage(message)
  const title = titleOfMany({ waiting: shown.length + more, notices })
  const isAlone = !first && notices.length === 1
  return {
    text: escaped(title),
    blocks: [
      header(title),
      ...shown.flatMap(listed),
      ...(more > 0 ? [context(said.more({ more }))] : []),
      ...notices.map(({ subject, body }) =>
        rich([[...(isAlone ? [] : [bold(`${subject}\n`)]), plainText(cutText(body, SLACK_TEXT))]]),
      ),
      actions([link(said.inbox, message.links.inbox)]),
    ],
  }
}

function single({ note, context: shownAs, headline, acts, url }: ToldHandoff, { id }: Message): SlackText {
  const { text, blocks } = render(note, 'slack', { ...shownAs, stateLine: headline, links: [] })
  return {
    text,
    blocks: [
      ...(blocks as unknown as SlackBlocks),
      actions([...acts.flatMap((act) => buttonsOf(act, url)), link(said.acts.open, url, acts[0]?.token)], id),
    ],
  }
}

/** As it stands now: without a button where nothing is left to do. */
export const toChangedText = (message: Message): SlackText =>
  toSlackText({
    ...message,
    shown: message.shown.map((told) => ({ ...told, headline: told.acts.length > 0 ? told.headline : told.status })),
  })

/** Who looks at a list has not read the note: they accept it, or open it. */
const listed = ({ note, headline, acts, url, context: { laneName } }: ToldHandoff): SlackBlocks => {
  const who = note.who.name ?? note.who.organisation
  const accept = acts.find(({ act }) => act === 'accept')
  return [
    rich([[bold(note.ask), plainText(`\n${[who, laneName, headline].filter(Boolean).join(' · ')}`)]]),
    actions([...(accept ? buttonsOf(accept, url) : []), link(said.acts.open, url, acts[0]?.token)]),
  ]
}

const testMessage = ({ to, workspace, links }: Message): SlackText => ({
  text: escaped(chat.test({ person: to.name, workspace })),
  blocks: [rich([[plainText(chat.test({ person: to.name, workspace }))]]), actions([link(said.inbox, links.inbox)])],
})

export const toCodeText = ({ name }: Recipient, { code, reply }: { code: string; reply: string }): SlackText => ({
  text: escaped(chat.askedFor({ person: name })),
  blocks: [
    rich([[plainText(chat.askedFor({ person: name }))]]),
    actions([{ ...button('prove', chat.tellMeHere, reply), style: 'primary' }]),
    context(chat.orCode({ code })),
  ],
})

/** What only the one who pressed is told. */
export const toWords = (words: string, url?: string): SlackText => ({
  text: escaped(words),
  blocks: [rich([[plainText(words)]]), ...(url === undefined ? [] : [actions([link(said.pages.signInThere, url)])])],
})

export const toNews = (news: readonly News[], asks: ReadonlyMap<string, string>): SlackText => {
  const lines = news.map(({ handoff, sentence }) =>
    asks.size > 1 ? `${asks.get(handoff) ?? ''}: ${sentence}` : sentence,
  )
  const words = cutText(lines.join('\n'), SLACK_TEXT)
  return { text: escaped(words), blocks: [rich([[plainText(words)]])] }
}

/** What is decided signed in opens the inbox; approving has a confirmation beside it, and a dialogue for changes. */
function buttonsOf({ act, token, needsSignIn }: ShownAct, url: string): SlackButton[] {
  if (needsSignIn) return act === 'reject' ? [] : [link(chat.decideAtDesk, url, token)]
  const one = button(`act:${act}`, said.acts[act], token)
  if (act === 'accept') return [{ ...one, style: 'primary' }]
  if (act !== 'approve') return [one]
  return [{ ...one, confirm: CONFIRM }, button('edit:approve', chat.editFirst, token)]
}

const CONFIRM = {
  title: plain(said.acts.approve, 100),
  text: plain(chat.approveAsItStands, 300),
  confirm: plain(said.acts.approve, 30),
  deny: plain(chat.notYet, 30),
}

type SlackButton = Record<string, unknown> & { type: 'button' }

const button = (action: string, label: string, value: string): SlackButton => ({
  type: 'button',
  text: plain(label, BUTTON),
  action_id: action,
  value,
})
const link = (label: string, url: string, token?: string): SlackButton => ({
  type: 'button',
  text: plain(label, BUTTON),
  // An action id is one of a kind within its block.
  action_id: `open:${label}`.slice(0, 255),
  url,
  ...(token !== undefined && { value: token }),
})

const actions = (elements: SlackButton[], id?: string): Record<string, unknown> => ({
  type: 'actions',
  ...(id !== undefined && { block_id: `acts ${id}`.slice(0, 255) }),
  elements,
})
const header = (words: string) => ({ type: 'header', text: plain(words, HEADER) })
const context = (words: string) => ({ type: 'context', elements: [plain(words, 2_000)] })
const rich = (lines: Record<string, unknown>[][]) => ({
  type: 'rich_text',
  elements: lines.map((elements) => ({ type: 'rich_text_section', elements })),
})
const plainText = (words: string) => ({ type: 'text', text: cutText(words || ' ', SLACK_TEXT) })
const bold = (words: string) => ({ ...plainText(words), style: { bold: true } })
export function plain(words: string, most: number) {
  return { type: 'plain_text', text: cutText(words || ' ', most), emoji: false }
}

/** The three characters that Slack asks to be escaped in text with markup. */
const escaped = (words: string): string =>
  cutText(words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'), SLACK_TEXT)

/** Acts that need no more than a press. */
export const NEEDS_NO_WORDS: ReadonlySet<ActName> = new Set(['accept', 'approve', 'take_over'])
