import type { Note } from '../note.ts'
import { type Card, type RenderContext, toCard } from './card.ts'
import { toCustomerText } from './customer-view.ts'
import { type Email, toEmail } from './email.ts'
import { toMarkdown } from './markdown.ts'
import { toPlainText } from './plain-text.ts'
import { type SlackMessage, toSlack } from './slack.ts'
import { type Sms, toSms } from './sms.ts'
import { type AdaptiveCard, toTeams } from './teams.ts'
import { toTwiml } from './twiml.ts'
import { toSsml, toWhisper } from './whisper.ts'

/** What a note becomes in each medium. */
export type Rendered = {
  card: Card
  markdown: string
  text: string
  email: Email
  slack: SlackMessage
  teams: AdaptiveCard
  sms: Sms
  whisper: string
  ssml: string
  twiml: string
  customer: string
}

export type Medium = keyof Rendered

const RENDERERS: { [M in Medium]: (note: Note, context: RenderContext) => Rendered[M] } = {
  card: toCard,
  markdown: toMarkdown,
  text: toPlainText,
  email: toEmail,
  slack: toSlack,
  teams: toTeams,
  sms: toSms,
  whisper: toWhisper,
  ssml: toSsml,
  twiml: toTwiml,
  customer: toCustomerText,
}

export const MEDIA = Object.keys(RENDERERS) as Medium[]

/** The note as one medium shows it. */
export const render = <M extends Medium>(note: Note, medium: M, context: RenderContext): Rendered[M] =>
  RENDERERS[medium](note, context)
