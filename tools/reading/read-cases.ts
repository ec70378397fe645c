/** Reads what is to be read: our own talks, and the public transfers of `transfers.json` where their conversations are at hand. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Conversation } from '@baton-desk/core'
import { conversationsFolder } from '@baton-desk/core/testing'
import { parse } from 'yaml'
import { z } from 'zod'
import { Gold, type ReadingCase, SentBrief, Talk } from './case.ts'
import transfers from './transfers.json' with { type: 'json' }

export type Sources = {
  /** Folder of our own talks. */
  talks: string
  /** Folder of the gold of public transfers; left out: `reading-gold` beside the folder of conversations. */
  gold?: string | undefined
  /** Folder of briefs that models sent, by the file name of their case; those of the talks are left aside then. */
  briefs?: string | undefined
}

/** The cases, and what is not at hand, as sentences. Throws where a file is not as it should be, and says where. */
export function readCases(sources: Sources): { cases: ReadingCase[]; absent: string[] } {
  const { cases: transferred, absent } = readTransfers(sources.gold)
  const cases = [...readTalks(sources.talks), ...transferred]
  return { cases: sources.briefs ? withBriefs(cases, sources.briefs) : cases, absent }
}

/** A case's name as a file. */
export const fileNameOf = (id: string): string => id.replaceAll(/[^\w.-]+/g, '_')

export class Unreadable extends Error {}

function readYaml<T>(file: string, schema: z.ZodType<T>): T {
  const read = schema.safeParse(parsed(file))
  if (read.success) return read.data
  const issues = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the whole'}: ${message}`)
  throw new Unreadable(`${file}:\n${issues.join('\n')}`)
}

function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Unreadable(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const yamlIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((file) => /\.(?:ya?ml|json)$/.test(file))
    .sort()
    .map((file) => join(folder, file))

function readTalks(folder: string): ReadingCase[] {
  if (!existsSync(folder)) throw new Unreadable(`No folder ${folder} with talks. Name another with --talks.`)
  return yamlIn(folder).map((file) => {
    const { id, role, at, conversation, summary, brief, gold } = readYaml(file, Talk)
    const name = basename(file).replace(/\.\w+$/, '')
    if (name !== id) throw new Unreadable(`${file}: Its id is ${id}. Name the file after its id.`)
    return { id, from: 'talks', lane: role, at, conversation, supplied: { what: summary }, brief, gold }
  })
}

const FILES = ['tau-bench', 'tau2-bench', 'tau2-bench-grok']

/** What of a case of the public data is read; all that comes after the transfer is left alone. */
const Transfer = z.looseObject({
  id: z.string(),
  messages: z.array(z.unknown()),
  reference: z.looseObject({ summary: z.string().default(''), transferAt: z.number() }),
})

function readTransfers(given: string | undefined): { cases: ReadingCase[]; absent: string[] } {
  const folder = conversationsFolder()
  if (folder === undefined)
    return {
      cases: [],
      absent: ['No folder shared/conversations here: no public transfers (set BATON_CONVERSATIONS to name one).'],
    }
  const wanted = new Set(transfers.ids)
  const found = FILES.flatMap((file) => readFileSync(join(folder, `${file}.jsonl`), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .filter(({ id }) => wanted.has(id))
    .map((raw) => Transfer.parse(raw))
  const from = given ?? join(dirname(folder), 'reading-gold')
  const golds = existsSync(from) ? yamlIn(from).map((file) => readYaml(file, Gold)) : []
  for (const { id } of golds) if (!wanted.has(id)) throw new Unreadable(`${from}: ${id} is none of transfers.json.`)
  const goldOf = new Map(golds.map(({ id, ...gold }) => [id, gold]))
  const cases = found.map(
    ({ id, messages, reference: { summary, transferAt } }): ReadingCase => ({
      id,
      from: 'transfers',
      lane: 'support',
      at: '2026-11-22T10:00:00.000Z',
      conversation: Conversation.parse(messages.slice(0, transferAt)),
      supplied: { what: summary },
      gold: goldOf.get(id),
    }),
  )
  return {
    cases,
    absent: existsSync(from)
      ? []
      : [`No folder ${from} with the gold of public transfers: they are not scored (name one with --gold).`],
  }
}

function withBriefs(cases: readonly ReadingCase[], folder: string): ReadingCase[] {
  const sent = new Map(yamlIn(folder).map((file) => [basename(file).replace(/\.\w+$/, ''), readYaml(file, SentBrief)]))
  return cases.map((each) => ({ ...each, brief: sent.get(fileNameOf(each.id)) }))
}
