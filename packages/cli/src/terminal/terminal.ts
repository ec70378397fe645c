import { styleText } from 'node:util'

/** Where a command reads and writes. Answers go to `out`, progress and errors to `err`, so that a pipe gets answers only. */
export type Terminal = {
  out: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
  err: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }
  stdin: AsyncIterable<string | Uint8Array> & { isTTY?: boolean }
  env: Readonly<Record<string, string | undefined>>
  /** Aborts when the user wants the command to stop. */
  stop: AbortSignal
}

export function say(terminal: Terminal, line = ''): void {
  terminal.out.write(`${line}\n`)
}

export function report(terminal: Terminal, line: string): void {
  terminal.err.write(`${line}\n`)
}

export const sayJson = (terminal: Terminal, value: unknown): void => say(terminal, JSON.stringify(value))

type Style = Parameters<typeof styleText>[0]

/** Styled on a terminal, plain in a pipe and where NO_COLOR is set. */
export const styled = (terminal: Terminal, style: Style, text: string): string =>
  terminal.out.isTTY && !terminal.env.NO_COLOR ? styleText(style, text, { validateStream: false }) : text

/** Columns side by side, each as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/**
 * A count that renews itself in place on a terminal; in a pipe a line for every tenth of the way. Silent where the answers
 * go to the same terminal: they are progress enough, and the two would mix.
 */
export function progress(
  terminal: Terminal,
  what: string,
  total: number,
  { answersTo = 'file' }: { answersTo?: 'out' | 'file' } = {},
): { step: () => void; end: () => void } {
  const isSilent = answersTo === 'out' && terminal.out.isTTY && terminal.err.isTTY
  let done = 0
  let said = -1
  return {
    step() {
      done += 1
      if (isSilent) return
      const tenth = Math.floor((done / total) * 10)
      if (terminal.err.isTTY) terminal.err.write(`\r${what} ${done} of ${total}`)
      else if (tenth > said) report(terminal, `${what} ${done} of ${total}`)
      said = tenth
    },
    end() {
      if (terminal.err.isTTY && done > 0 && !isSilent) terminal.err.write('\n')
    },
  }
}
