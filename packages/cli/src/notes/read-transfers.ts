/** Files of conversations, one JSON object a line, as `baton demo --cases` and `baton compose --cases` read them. */
import { open } from 'node:fs/promises'
import type { Conversation } from '@baton-desk/core'
import { z } from 'zod'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'
import { cannotRead, parseJson, textOf } from '../terminal/input.ts'
import { readAnyMessages } from '../terminal/read-messages.ts'

const Case = z.object({
  id: z.string(),
  outcome: z.string().optional(),
  messages: z.array(z.unknown()),
  reference: z
    .object({ transferAt: z.number().int().nonnegative().optional(), summary: z.string().optional() })
    .optional(),
})

/** A case that ended in a transfer, with only what came before it: the transfer itself holds the agent's summary. */
export type TransferCase = {
  id: string
  conversation: Conversation
  /** What the agent itself wrote for the transfer. */
  summary?: string
}

/** The transfers of a file, in its order; other conversations are passed over. */
export async function* readTransfers(file: string): AsyncGenerator<TransferCase> {
  let number = 0
  for await (const line of readLines(file)) {
    number += 1
    const { id, outcome, messages, reference } = readCase(line, `${file}, line ${number}`)
    const transferAt = reference?.transferAt
    if (transferAt === undefined && outcome !== 'transfer') continue
    const { messages: conversation } = readAnyMessages(
      messages.slice(0, transferAt),
      `${file}, line ${number}: expected messages`,
    )
    yield { id, conversation, summary: reference?.summary }
  }
}

/** How many there are, at most `limit`; a file without any is refused. */
export async function countTransfers(file: string, limit = Number.POSITIVE_INFINITY): Promise<number> {
  let count = 0
  for await (const _ of readTransfers(file)) if (++count >= limit) break
  if (count === 0)
    throw new Failure(
      `${file} holds no transfer: expected at least one, found none. Mark them with "outcome": "transfer", or with "reference": { "transferAt": <index of the message> }.`,
    )
  return count
}

function readCase(line: string, where: string): z.infer<typeof Case> {
  const read = Case.safeParse(parseJson(line, where))
  if (read.success) return read.data
  throw new Failure(`${where}: expected a case with id and messages; ${firstIssue(read.error)}`, EXIT.usage)
}

/** Lines of a file, blank ones left out. */
async function* readLines(file: string): AsyncGenerator<string> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(file, error)
  })
  // Line by line as bytes: a file may be larger than memory, and bytes that are no UTF-8 are told, not replaced.
  for await (const line of handle.readLines({ encoding: 'latin1' }))
    if (line.trim()) yield textOf(Buffer.from(line, 'latin1'), file)
}
