/** Asks a person at a terminal. The only file that knows the library of prompts. */
import { Readable, Writable } from 'node:stream'
import { Failure } from '../terminal/exit-code.ts'
import type { Terminal } from '../terminal/terminal.ts'

type Choice = { id: string; words: string; hint?: string }
export type Asker = {
  text: (asked: {
    question: string
    initial?: string
    example?: string
    problemIn?: (text: string) => string | undefined
  }) => Promise<string>
  /** One of them. */
  choose: (asked: { question: string; options: readonly Choice[] }) => Promise<string>
  /** Any of them; to begin with `chosen` are, else all. */
  pick: (asked: {
    question: string
    options: readonly Choice[]
    chosen?: readonly string[]
    needsOne?: boolean
  }) => Promise<string[]>
}

/** Undefined where nobody sits at the terminal. */
export async function askerAt(terminal: Terminal): Promise<Asker | undefined> {
  const { stdin: input, err: output, stop: signal } = terminal
  if (!(input instanceof Readable && output instanceof Writable && terminal.stdin.isTTY && terminal.err.isTTY))
    return undefined
  const { text, select, multiselect, isCancel } = await import('@clack/prompts')
  const at = { input, output, signal }
  const answered = <T>(answer: T): Exclude<T, symbol> => {
    if (isCancel(answer)) throw new Failure('Stopped; nothing was written.')
    return answer as Exclude<T, symbol>
  }
  return {
    text: async ({ question, initial, example, problemIn }) =>
      answered(
        await text({
          ...at,
          message: question,
          ...(initial !== undefined && { initialValue: initial }),
          ...(example !== undefined && { placeholder: example }),
          validate: (value) => problemIn?.(value ?? ''),
        }),
      ).trim(),
    choose: async ({ question, options }) =>
      answered(
        await select({
          ...at,
          message: question,
          options: options.map(({ id, words }) => ({ value: id, label: words })),
        }),
      ),
    pick: async ({ question, options, chosen, needsOne = false }) => {
      if (options.length === 0) return []
      return answered(
        await multiselect({
          ...at,
          message: question,
          options: options.map(({ id, words, hint }) => ({
            value: id,
            label: words,
            ...(hint !== undefined && { hint }),
          })),
          initialValues: chosen ?? options.map(({ id }) => id),
          required: needsOne,
        }),
      )
    },
  }
}
