/** Mail of sign-in, queued: whoever asks for it waits for no mail server, and learns nothing from how long it takes. */
import type { PgBoss } from 'pg-boss'
import type { App } from '../app/app.ts'
import type { Letter } from '../app/ports/mailer.ts'
import { writeLetter } from '../app/sign-in-links.ts'

export const LETTERS = 'letters'

export async function startLetters(app: App, boss: PgBoss): Promise<void> {
  const queue = {
    notify: true,
    // A link that arrives hours later is of no use: people ask again.
    retryLimit: 8,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
    heartbeatSeconds: 10,
    expireInSeconds: 600,
  }
  await boss.createQueue(LETTERS, queue)
  await boss.updateQueue(LETTERS, queue)
  const often = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, localConcurrency: 2 }
  await boss.work<Letter>(LETTERS, often, async ([job]) => {
    const mail = job && (await writeLetter(app, job.data))
    if (mail) await app.mailer.send(mail)
  })
}
