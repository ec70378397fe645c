import { createHash } from 'node:crypto'

/** As the code of a channel is kept. */
export const hashOfCode = (channel: string, code: string): string =>
  createHash('sha256').update(`${channel} ${code}`).digest('hex')
