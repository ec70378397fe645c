/**
 * Conversations to play through a playbook: from files and folders. A YAML or JSON file holds one case or a list of them,
 * a JSONL file one a line; a case is core's `RehearsalCase`, or a line as `baton compose --cases` reads it.
 */
import { readdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { RehearsalCase } from '@baton-desk/core'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'
import { cannotRead, readJsonValues, readText } from '../terminal/input.ts'
import { readAnyMessages } from '../terminal/read-messages.ts'

const ENDINGS = ['.yaml', '.yml', '.json', '.jsonl']

/** A recorded conversation: what came before its transfer counts, and whether a person was needed where somebody has said so. */
const Recorded = z.object({
  id: z.string(),
  messages: z.array(z.unknown()),
  reference: z
    .object({ transferAt: z.number().int().nonnegative().optional(), shouldTransfer: z.boolean().optional() })
    .optional(),
})

/** All cases of these files and folders, in their order; ids are told apart. */
export async function readCases(paths: readonly string[]): Promise<RehearsalCase[]> {
  const cases: RehearsalCase[] = []
  for (const path of paths) for (const file of await filesOf(path)) cases.push(...(await casesOf(file)))
  if (cases.length === 0) throw new Failure(`There are no conversations in ${paths.join(', ')}.`, EXIT.usage)
  const seen = new Set<string>()
  for (const { id } of cases) {
    if (seen.has(id)) throw new Failure(`Two cases have the id “${id}”. Give each its own.`, EXIT.usage)
    seen.add(id)
  }
  return cases
}

async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw cannotRead(path, error)
  })
  if (!found.isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  const files = names.filter((name) => ENDINGS.includes(extname(name))).sort()
  if (files.length === 0) throw new Failure(`${path} holds no ${ENDINGS.join(', ')} file.`, EXIT.usage)
  return files.map((name) => join(path, name))
}

async function casesOf(file: string): Promise<RehearsalCase[]> {
  const text = await readText(file)
  const isYaml = /\.ya?ml$/.test(file)
  const values = isYaml ? yamlValues(text, file) : readJsonValues({ text, name: file })
  const list = values.flat()
  return list.map((value, index) => toCase(value, file, list.length > 1 ? index + 1 : undefined))
}

function yamlValues(text: string, file: string): unknown[] {
  const documents = parseAllDocuments(text)
  if (!Array.isArray(documents)) return []
  return documents.map((document) => {
    const [error] = document.errors
    if (error) throw new Failure(`${file}: expected YAML, ${error.message}`, EXIT.usage)
    return document.toJS({ maxAliasCount: 100 })
  })
}

function toCase(value: unknown, file: string, number: number | undefined): RehearsalCase {
  const given = Object(value) as Record<string, unknown>
  const read =
    'messages' in given ? fromRecorded(given, file) : RehearsalCase.safeParse({ id: nameOf(file, number), ...given })
  if (read.success) return read.data
  throw new Failure(
    `${file}${number ? `, case ${number}` : ''}: ${firstIssue(read.error)}. Expected a case with id and conversation, and expected where a person has said what should come of it.`,
    EXIT.usage,
  )
}

function fromRecorded(given: Record<string, unknown>, where: string): z.ZodSafeParseResult<RehearsalCase> {
  const read = Recorded.safeParse(given)
  if (!read.success) return read as z.ZodSafeParseError<never>
  const { id, messages, reference } = read.data
  const before = readAnyMessages(messages.slice(0, reference?.transferAt), `${where}: expected messages`)
  return RehearsalCase.safeParse({
    id,
    conversation: before.messages,
    ...(reference?.shouldTransfer !== undefined && { expected: { handOff: reference.shouldTransfer } }),
  })
}

/** A case alone in its file goes by the file's name, where it has no other. */
const nameOf = (file: string, number?: number): string =>
  [basename(file, extname(file)), number].filter((part) => part !== undefined).join('-')
