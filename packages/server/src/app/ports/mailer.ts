export type Mail = { to: string; subject: string; text: string }

export type Mailer = {
  /** False where no mail server is set up: then nothing is ever sent. */
  canSend: boolean
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
