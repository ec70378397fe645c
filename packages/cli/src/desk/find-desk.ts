import { type Client, createClient } from '@baton-desk/sdk'
import type { Command } from 'commander'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { firstRunFile, readFirstRun, readPersonKey } from './first-run.ts'

export const DEFAULT_DATA = './.baton'

export type DeskOptions = { url?: string; key?: string; data: string }
export type FoundDesk = { client: Client; url: string; key: string }

/** The options of every command that talks to a running desk. */
export const addDeskOptions = (command: Command): Command =>
  command
    .option('--url <address>', 'address of the desk (default: BATON_URL, then first-run.json of the data folder)')
    .option(
      '--key <key>',
      'person or agent key (default: BATON_KEY, then what “baton key” has left in the data folder)',
    )
    .option('--data <folder>', 'data folder that names desk and key', DEFAULT_DATA)

/** Options first, then the environment, then what the first start left in the data folder. */
export async function findDesk(
  options: DeskOptions,
  terminal: Terminal,
  as: 'person' | 'agent' = 'person',
): Promise<FoundDesk> {
  const [firstRun, personKey] = await Promise.all([readFirstRun(options.data), readPersonKey(options.data)])
  const url = options.url ?? terminal.env.BATON_URL ?? firstRun?.url
  if (!url)
    throw new Failure(
      `No desk is named: ${firstRunFile(options.data)} is not there. Start one with “baton start”, or give --url and --key (BATON_URL, BATON_KEY).`,
      EXIT.usage,
    )
  if (!URL.canParse(url))
    throw new Failure(
      `Expected an address such as http://127.0.0.1:4747 in --url or BATON_URL, got “${url}”.`,
      EXIT.usage,
    )
  const key = options.key ?? terminal.env.BATON_KEY ?? (as === 'person' ? personKey?.key : firstRun?.agentKey)
  if (!key)
    throw new Failure(
      as === 'agent'
        ? `No agent key for ${url}: give --agent-key. It is shown when the agent is made, under Settings.`
        : `No key for ${url}: make one with “baton key” where the desk runs, or give --key or BATON_KEY. A signed-in person makes one for themself with POST /v1/me/keys.`,
      EXIT.usage,
    )
  return { url, key, client: createClient({ baseUrl: url, key, retries: 2 }) }
}
