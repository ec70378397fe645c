export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  /** Of whom it is for, beside the address. */
  name?: string
  /** What it is known by, the same on every try; made up where left out. */
  id?: string
  /** The mail that begins the thread it belongs to. */
  thread?: string
  /** Where an answer goes, and what did not arrive, when not to the sender. */
  replyTo?: string
  headers?: Record<string, string>
}

/** A mail was not taken. `isGone`: the receiver's server says that there is nobody of this address. */
export class MailRefused extends Error {
  readonly isGone: boolean
  constructor(message: string, { isGone }: { isGone: boolean }) {
    super(message)
    this.isGone = isGone
  }
}

export type Mailer = {
  /** False where no mail server is set up: then nothing is ever sent. */
  canSend: boolean
  /** Throws `MailRefused` where it was not taken. */
  send(mail: Mail): Promise<void>
}

/** What is queued to be mailed. Links are made when the mail is: none that works lies in a queue. */
export type Letter =
  /** Whoever has this address wants to sign in, and then see the page `to`. */
  | { kind: 'sign-in'; address: string; to: string }
  /** An account wants to have this address. */
  | { kind: 'prove-address'; userId: string; address: string }
  | ({ kind: 'words' } & Mail)

/** Puts a letter on the queue. */
export type Post = (letter: Letter) => Promise<void>
