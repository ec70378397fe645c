/** A mail as it came over the wire, read by mailparser: the only file that knows it. */
import { createHash } from 'node:crypto'
import { type ParsedMail, parseAddressHeader, simpleParser } from 'mailparser'
import type { ReceivedMail } from '../../app/ports/received-mail.ts'
import { dmarcOf } from './authentication-results.ts'
import { visibleWords } from './visible-words.ts'

export type MailReading = {
  /** Whose Authentication-Results count. */
  trusted: string
  /** Addresses and name under which the desk writes: with these a quote begins. */
  names: readonly string[]
}

export async function readMail(
  raw: Buffer,
  { trusted, names, to = [] }: MailReading & { to?: readonly string[] },
): Promise<ReceivedMail> {
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true, keepDeliveryStatus: true })
  const of = (name: string) => headersOf(mail, name)
  const messageId = of('message-id')[0] ?? null
  const addressed = ['delivered-to', 'x-original-to', 'envelope-to', 'to', 'cc'].flatMap((name) =>
    of(name).flatMap(addressesIn),
  )
  return {
    id: createHash('sha256')
      .update(messageId ?? raw)
      .digest('hex'),
    messageId,
    places: [...to, ...addressed, ...of('in-reply-to'), ...of('references').flatMap(lastFirst), ...returnedIn(mail)],
    from: of('from').flatMap(addressesIn),
    dmarc: dmarcOf(of('authentication-results'), trusted),
    isAutomatic: isAutomatic(of) || AUTOMATIC_SUBJECTS.some((subject) => subject.test(mail.subject ?? '')),
    bounce: bounceIn(mail, of),
    words: () => visibleWords(mail.text ?? '', names),
  }
}

type HeadersOf = (name: string) => string[]

/** The values of a header, from the top, unfolded. */
const headersOf = (mail: ParsedMail, name: string): string[] =>
  mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    )

const addressesIn = (value: string): string[] =>
  parseAddressHeader(value, { flatten: true, decodePunycode: false }).value.flatMap(
    ({ address }) => address?.toLowerCase() ?? [],
  )

const lastFirst = (references: string): string[] => references.split(/\s+/).toReversed()

/** By machines nothing is decided, whichever way they say what they are. */
function isAutomatic(of: HeadersOf): boolean {
  const has = (name: string, values: RegExp) => of(name).some((value) => values.test(value))
  return (
    has('auto-submitted', /^(?!no\b)./i) ||
    has('precedence', /^(bulk|junk|list|auto_reply)\b/i) ||
    has('return-path', /^<>$/) ||
    has('content-type', /^multipart\/report\b/i) ||
    has('from', /\b(mailer-daemon|postmaster)@/i) ||
    ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'list-id', 'list-unsubscribe', 'feedback-id'].some(
      (name) => of(name).length > 0,
    )
  )
}

const AUTOMATIC_SUBJECTS = [
  /^(automatic reply|auto(matische)? ?(reply|antwort)|out of office)/i,
  /^(abwesen|réponse auto|respuesta auto)/i,
]

const REPORT = 'message/delivery-status'

/** A report on a message of the desk (RFC 3464), or a mail of a mail server that only says so in words. */
function bounceIn(mail: ParsedMail, of: HeadersOf): ReceivedMail['bounce'] {
  const report = mail.attachments.find(({ contentType }) => contentType === REPORT)
  const isReport = of('content-type').some((value) => /report-type="?delivery-status/i.test(value))
  if (!report && !isReport) return null
  const fields = (report?.content.toString('utf8') ?? '').replace(/\r?\n[ \t]+/g, ' ')
  const field = (name: string) => fields.match(new RegExp(`^${name}:\\s*(.*)$`, 'im'))?.[1]?.trim()
  const status = field('status') ?? ''
  const recipient = (field('final-recipient') ?? field('original-recipient'))?.split(';').at(-1)?.trim().toLowerCase()
  return {
    isFinal: field('action')?.toLowerCase() === 'failed' && status.startsWith('5'),
    recipient: recipient ?? null,
    says: (field('diagnostic-code')?.replace(/^smtp;\s*/i, '') || status || 'it was not delivered').slice(0, 300),
  }
}

/** What a report gives back of the message holds its Message-ID. */
const returnedIn = (mail: ParsedMail): string[] =>
  mail.attachments
    .filter(({ contentType }) => contentType === 'message/rfc822' || contentType === 'text/rfc822-headers')
    .flatMap(
      ({ content }) =>
        content
          .toString('utf8')
          .slice(0, 20_000)
          .match(/^message-id:\s*(\S+)/im)?.[1] ?? [],
    )
