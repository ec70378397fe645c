import { createInterface } from 'node:readline/promises'
import { type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { firstRunFile, readFirstRun, readPersonKey, writeFirstRun, writePersonKey } from '../desk/first-run.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal, table } from '../terminal/terminal.ts'

export type RemoveOptions = DeskOptions & { yes?: boolean; json?: boolean }

/** Removes the practice workspace with all it holds, once the person has said yes. */
export async function removePractice(options: RemoveOptions, terminal: Terminal): Promise<void> {
  const { client, url } = await findDesk(options, terminal)
  const { workspace } = await client.desk()
  if (!workspace.practice) throw new Failure(`“${workspace.name}” at ${url} is a real workspace; nothing was removed.`)
  if (!options.yes && !(await isSure(`Remove “${workspace.name}” at ${url} with all it holds? [y/N] `, terminal)))
    throw new Failure('Nothing was removed.')
  const removed = await client.removePractice()
  const { agentKey, personKey, removedHandoffs } = removed
  const firstRun = await readFirstRun(options.data)
  const isItsDesk = firstRun?.url === url
  if (isItsDesk) await writeFirstRun(options.data, { ...firstRun, agentKey })
  const kept = await readPersonKey(options.data)
  if (isItsDesk && kept && personKey) await writePersonKey(options.data, { ...kept, key: personKey })
  if (options.json) return sayJson(terminal, removed)
  say(terminal, `Removed, with ${removedHandoffs} handoffs. The workspace is empty now.`)
  if (isItsDesk) return say(terminal, `Its new keys stand in ${firstRunFile(options.data)}.`)
  // The file is another desk's, and the desk shows keys only once.
  say(terminal, 'Its new keys, shown only now:')
  for (const line of table([['agent', agentKey], ...(personKey ? [['person', personKey]] : [])])) say(terminal, line)
}

async function isSure(question: string, terminal: Terminal): Promise<boolean> {
  if (!terminal.stdin.isTTY)
    throw new Failure(
      'This cannot be undone: say --yes to remove the practice workspace without being asked.',
      EXIT.usage,
    )
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(es)?$/i.test((await asking.question(question, { signal: terminal.stop })).trim())
  } finally {
    asking.close()
  }
}
