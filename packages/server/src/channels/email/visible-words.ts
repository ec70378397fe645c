/**
 * What somebody wrote in an answer, without the mail that is quoted beneath. email-reply-parser knows the heads of quotes of
 * many programs and languages; whatever it leaves is cut at the first line that names the desk as a sender.
 */
import EmailReplyParser from 'email-reply-parser'

/** An answer is short, and what is quoted comes after it. Its patterns take longer with the square of the length. */
const LONGEST = 6_000
const LONGEST_LINE = 1_000

/** `names`: addresses and name under which the desk writes. */
export function visibleWords(text: string, names: readonly string[]): string {
  const lines = text
    .slice(0, LONGEST)
    .replaceAll('\r\n', '\n')
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.slice(0, LONGEST_LINE))
  const read = new EmailReplyParser().read(lines.join('\n')).getVisibleText()
  return beforeQuote(read.split('\n'), names).join('\n').trim()
}

function beforeQuote(lines: string[], names: readonly string[]): string[] {
  const isHead = (line: string) => names.some((name) => line.toLowerCase().includes(name.toLowerCase()))
  const at = lines.findIndex((line) => isHead(line) || /^\s*>/.test(line))
  if (at < 0) return lines
  // The head of a quote may begin a line before the address: "On Tue, Dec 1 Baton" and then "<desk@…> wrote:".
  const begins = at > 0 && /^\s*</.test(lines[at] ?? '') ? at - 1 : at
  return lines.slice(0, begins)
}
