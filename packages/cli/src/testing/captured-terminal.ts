import { Readable, Writable } from 'node:stream'
import { runBaton } from '../run.ts'
import type { Terminal } from '../terminal/terminal.ts'

export type Ran = { exitCode: number; out: string; err: string }

/** A terminal that keeps what was written to it; no TTY unless it is to be one. */
export function capturedTerminal(
  options: { stdin?: string; env?: Terminal['env']; stop?: AbortSignal; isTTY?: boolean } = {},
) {
  const kept = { out: '', err: '' }
  const waiting: { words: string; found: () => void }[] = []
  const keep = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        kept[name] += String(chunk)
        for (const { words, found } of waiting) if (kept.out.includes(words)) found()
        done()
      },
    })
  const terminal: Terminal = {
    out: Object.assign(keep('out'), { isTTY: options.isTTY ?? false }),
    err: keep('err'),
    stdin: Readable.from(options.stdin === undefined ? [] : [options.stdin]),
    env: options.env ?? {},
    stop: options.stop ?? new AbortController().signal,
  }
  /** Resolves when these words have been written to `out`. */
  const saying = (words: string) => new Promise<void>((found) => waiting.push({ words, found }))
  return { terminal, kept, saying }
}

/** Runs one command line as a shell would: `baton('list --view mine')`. Arguments with spaces go in an array. */
export async function baton(
  argv: string | string[],
  options: Parameters<typeof capturedTerminal>[0] = {},
): Promise<Ran> {
  const { terminal, kept } = capturedTerminal(options)
  const exitCode = await runBaton(typeof argv === 'string' ? argv.split(' ').filter(Boolean) : argv, terminal)
  return { exitCode, ...kept }
}
