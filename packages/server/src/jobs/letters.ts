/** Mail of sign-in, queued: whoever asks for it waits for no mail server, and learns nothing from how long it takes. */
import type { PgBoss } from 'pg-boss'
import type { App } from '../app/app.ts'
import type { Letter } from '../app/ports/mailer.ts'
import { writeLetter } from '../app/sign-in-links.ts'
import { workOff } from './work-off.ts'

export const LETTERS = 'letters'

/** A link that arrives hours later is of no use: people ask again. */
const RETRIES = { times: 8, delayS: 2, atMostS: 300 }

export const startLetters = (app: App, boss: PgBoss): Promise<void> =>
  workOff<Letter>(boss, LETTERS, {
    retries: RETRIES,
    async work(letter) {
      const mail = await writeLetter(app, letter)
      if (mail) await app.mailer.send(mail)
    },
  })
