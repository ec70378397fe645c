import { telling } from '../../words/en/telling.ts'
import type { Words } from '../../words/words.ts'

/** What a message says first that tells of several things: how many handoffs wait, else the notice that it tells, or that there are some. */
export function titleOfMany(
  { waiting, notices }: { waiting: number; notices: readonly { subject: string }[] },
  said: Words['telling'] = telling,
): string {
  const [notice] = notices
  if (waiting > 0 || !notice) return said.many({ count: waiting })
  return notices.length === 1 ? notice.subject : said.notices
}
