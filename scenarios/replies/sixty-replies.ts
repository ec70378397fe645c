/**
 * Sixty answers to a mail of the desk, as people write them: four languages, eight programs with what each puts around the
 * words. Made up, and written before the reader was. `meant`: what whoever wrote it wants; `nothing` where no one act is meant
 * (a question, a change, half a sentence), or where only a machine wrote.
 */
export type Meant = 'approve' | 'reject' | 'accept' | 'answer' | 'first option' | 'nothing'
export type Program =
  | 'gmail'
  | 'outlook'
  | 'outlook on a phone'
  | 'apple mail'
  | 'iphone'
  | 'thunderbird'
  | 'yahoo'
  | 'proton'
type Language = 'en' | 'de' | 'fr' | 'es'
/** What the mail asked: to approve, for an answer in words, or to choose. */
type Asked = 'approve' | 'answer' | 'choose'

export type Reply = {
  language: Language
  program: Program
  words: string
  meant: Meant
  asked: Asked
  signature?: string
}

const reply = (
  language: Language,
  program: Program,
  words: string,
  meant: Meant,
  { asked = 'approve', signature }: { asked?: Asked; signature?: string } = {},
): Reply => ({ language, program, words, meant, asked, ...(signature !== undefined && { signature }) })

export const SIXTY: readonly Reply[] = [
  // One of the offered words, and nothing else.
  reply('en', 'gmail', 'approve', 'approve'),
  reply('en', 'iphone', 'Approve', 'approve'),
  reply('en', 'outlook', 'APPROVE', 'approve', { signature: 'Ana Pohl\nHead of Support\n+49 30 555 0100' }),
  reply('en', 'apple mail', 'Approve.', 'approve', { signature: '-- \nAna Pohl' }),
  reply('en', 'thunderbird', 'accept', 'accept'),
  reply('en', 'yahoo', 'Accept!', 'accept'),
  reply('en', 'proton', '  approve  ', 'approve'),
  reply('en', 'outlook on a phone', 'Approve', 'approve'),
  // English, in their own words.
  reply('en', 'gmail', 'Yes, go ahead', 'approve'),
  reply('en', 'iphone', 'ok', 'approve'),
  reply('en', 'gmail', 'Yes please.\n\nThanks\nAna', 'approve'),
  reply('en', 'outlook', 'Approved', 'approve', { signature: 'Kind regards,\nAna Pohl' }),
  reply('en', 'gmail', 'Approve, but only $120.', 'nothing'),
  reply('en', 'iphone', 'Approve 120', 'nothing'),
  reply('en', 'apple mail', 'No, they have had two refunds this year already.', 'reject'),
  reply('en', 'gmail', 'Reject: not within thirty days', 'reject'),
  reply('en', 'outlook', 'Please do not approve this yet', 'nothing'),
  reply('en', 'thunderbird', 'Do not approve', 'nothing'),
  reply('en', 'yahoo', 'I approve of the idea in general but ask Ben first', 'nothing'),
  reply('en', 'gmail', 'Why was he charged twice?', 'nothing'),
  reply('en', 'iphone', 'No problem, go ahead', 'approve'),
  reply('en', 'proton', 'Not approve', 'nothing'),
  reply('en', 'outlook on a phone', 'reject', 'reject'),
  reply('en', 'gmail', '', 'nothing'),
  reply('en', 'iphone', 'approve or reject? not sure', 'nothing'),
  // German.
  reply('de', 'gmail', 'Approve', 'approve'),
  reply('de', 'outlook', 'Ja, bitte freigeben.', 'approve', { signature: 'Mit freundlichen Grüßen\nAna Pohl' }),
  reply('de', 'iphone', 'Genehmigt', 'approve'),
  reply('de', 'thunderbird', 'Nein, bitte nicht.', 'reject'),
  reply('de', 'apple mail', 'Abgelehnt, der Kunde hat schon eine Gutschrift.', 'reject'),
  reply('de', 'gmail', 'Ja, aber nur 120 Euro', 'nothing'),
  reply('de', 'outlook on a phone', 'Passt', 'approve'),
  reply('de', 'proton', 'Bitte erst mit Ben klären', 'nothing'),
  reply('de', 'yahoo', 'Nicht freigeben!', 'reject'),
  reply('de', 'iphone', 'Übernehme ich', 'accept'),
  reply('de', 'thunderbird', 'ja', 'approve', {
    signature: '-- \nAna Pohl\nAlder Court GmbH\nGeschäftsführung: E. Muster',
  }),
  // French.
  reply('fr', 'gmail', 'Oui, allez-y', 'approve'),
  reply('fr', 'outlook', "D'accord", 'approve', { signature: 'Cordialement,\nAna Pohl' }),
  reply('fr', 'iphone', 'approve', 'approve'),
  reply('fr', 'apple mail', 'Non, le délai est dépassé.', 'reject'),
  reply('fr', 'thunderbird', 'Refusé', 'reject'),
  reply('fr', 'gmail', 'Oui mais seulement la moitié', 'nothing'),
  reply('fr', 'yahoo', 'Approuvé', 'approve'),
  reply('fr', 'outlook on a phone', 'Je ne suis pas d’accord', 'nothing'),
  reply('fr', 'proton', 'Je prends', 'accept'),
  // Spanish.
  reply('es', 'gmail', 'Sí, adelante', 'approve'),
  reply('es', 'outlook', 'Aprobado', 'approve', { signature: 'Saludos,\nAna Pohl' }),
  reply('es', 'iphone', 'No, ya se le devolvió en octubre', 'reject'),
  reply('es', 'apple mail', 'Approve', 'approve'),
  reply('es', 'thunderbird', 'Rechazado', 'reject'),
  reply('es', 'yahoo', '¿Quién es este cliente?', 'nothing'),
  reply('es', 'proton', 'De acuerdo', 'approve'),
  reply('es', 'outlook on a phone', 'Sí, pero solo 120', 'nothing'),
  // Where an answer in words was asked for, or a choice.
  reply('en', 'gmail', 'Tell them Friday at ten, and that we bring the part.', 'answer', { asked: 'answer' }),
  reply('de', 'outlook', 'Freitag um zehn. Das Ersatzteil bringen wir mit.', 'answer', {
    asked: 'answer',
    signature: 'Viele Grüße\nAna',
  }),
  reply('fr', 'iphone', 'Vendredi à dix heures', 'answer', { asked: 'answer' }),
  reply('es', 'apple mail', 'El viernes a las diez.\nLlevamos la pieza.', 'answer', { asked: 'answer' }),
  reply('en', 'gmail', 'Today', 'first option', { asked: 'choose' }),
  reply('en', 'iphone', 'today, if the engineer is free', 'nothing', { asked: 'choose' }),
  reply('de', 'thunderbird', 'Heute', 'nothing', { asked: 'choose' }),
]

/** What the answered mail looks like when it comes back below the words. */
export type Answered = { from: string; to: string; replyTo: string; messageId: string; subject: string; text: string }

const DATES: Record<Language, { long: string; short: string }> = {
  en: { long: 'Tue, Dec 1, 2026 at 9:12 AM', short: '1 Dec 2026, at 09:12' },
  de: { long: 'Di., 1. Dez. 2026 um 09:12', short: '01.12.2026 um 09:12' },
  fr: { long: 'mar. 1 déc. 2026 à 09:12', short: '1 déc. 2026 à 09:12' },
  es: { long: 'mar, 1 dic 2026 a las 9:12', short: '1 dic 2026, a las 9:12' },
}

const wrote = (language: Language, date: string, from: string) =>
  ({
    en: `On ${date} ${from} wrote:`,
    de: `Am ${date} schrieb ${from}:`,
    fr: `Le ${date}, ${from} a écrit :`,
    es: `El ${date}, ${from} escribió:`,
  })[language]

const HEADS: Record<Language, [string, string, string, string]> = {
  en: ['From', 'Sent', 'To', 'Subject'],
  de: ['Von', 'Gesendet', 'An', 'Betreff'],
  fr: ['De', 'Envoyé', 'À', 'Objet'],
  es: ['De', 'Enviado', 'Para', 'Asunto'],
}
const FROM_PHONE: Record<Language, string> = {
  en: 'Sent from my iPhone',
  de: 'Von meinem iPhone gesendet',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
}
const FROM_OUTLOOK: Record<Language, string> = {
  en: 'Get Outlook for iOS<https://aka.ms/o0ukef>',
  de: 'Outlook für iOS<https://aka.ms/o0ukef> beziehen',
  fr: 'Télécharger Outlook pour iOS<https://aka.ms/o0ukef>',
  es: 'Obtener Outlook para iOS<https://aka.ms/o0ukef>',
}
const FROM_YAHOO: Record<Language, string> = {
  en: 'Sent from Yahoo Mail on Android',
  de: 'Von Yahoo Mail auf Android gesendet',
  fr: 'Envoyé à partir de Yahoo Mail pour Android',
  es: 'Enviado desde Yahoo Mail para Android',
}

const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const asHtml = (text: string) =>
  text
    .split('\n')
    .map((line) => `<div>${escaped(line) || '<br>'}</div>`)
    .join('')

/** The body as the program writes it: a plain text, HTML, or both. */
export function bodyOf(
  { language, program, words, signature }: Reply,
  answered: Answered,
): { text?: string; html?: string } {
  const { from, to, subject, text } = answered
  const own = signature === undefined ? words : `${words}\n\n${signature}`
  const { long, short } = DATES[language]
  const head = wrote(language, program === 'gmail' ? long : short, `Baton <${from}>`)
  const [f, s, t, b] = HEADS[language]
  const block = `${f}: Baton <${from}>\n${s}: ${long}\n${t}: Ana Pohl <${to}>\n${b}: ${subject}`
  switch (program) {
    case 'gmail':
      return {
        // Lines of this program are broken at 76 signs or so.
        text: `${own}\n\n${head.replace(' Baton <', ' Baton\n<')}\n\n${quoted(text)}\n`,
        html: `<div dir="ltr">${asHtml(own)}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">${escaped(head)}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex">${asHtml(text)}</blockquote></div>`,
      }
    case 'outlook':
      return {
        html: `<html><body lang="${language}"><div class="WordSection1">${own
          .split('\n')
          .map((line) => `<p class="MsoNormal">${escaped(line) || '&nbsp;'}</p>`)
          .join(
            '',
          )}<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>${f}:</b> Baton &lt;${from}&gt; <br><b>${s}:</b> ${long}<br><b>${t}:</b> Ana Pohl &lt;${to}&gt;<br><b>${b}:</b> ${escaped(subject)}</p></div>${asHtml(text)}</div></body></html>`,
      }
    case 'outlook on a phone':
      return { text: `${own}\n\n${FROM_OUTLOOK[language]}\n________________________________\n${block}\n\n${text}\n` }
    case 'apple mail':
      return { text: `${own}\n\n> ${head}\n> \n${quoted(text)}\n` }
    case 'iphone':
      return { text: `${own}\n\n${FROM_PHONE[language]}\n\n> ${head}\n> \n${quoted(text)}\n` }
    case 'thunderbird':
      return { text: `${own}\n\n${head}\n${quoted(text)}\n` }
    case 'yahoo':
      return { text: `${own}\n\n${FROM_YAHOO[language]} \n \n  ${head}   ${text.replaceAll('\n', '\n  ')}\n` }
    case 'proton':
      return {
        text: `${own}\n\n-------- Original Message --------\n${wrote(language, short, `Baton <${from}>`)}\n\n${quoted(text)}\n`,
      }
    default:
      return program satisfies never
  }
}
