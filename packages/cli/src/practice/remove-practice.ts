import { createInterface } from 'node:readline/promises'
import { type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { readFirstRun, writeFirstRun } from '../desk/first-run.ts'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { say, sayJson, type Terminal } from '../terminal/terminal.ts'

export type RemoveOptions = DeskOptions & { yes?: boolean; json?: boolean }

/** Removes the practice workspace with all it holds, once the person has said yes. */
export async function removePractice(options: RemoveOptions, terminal: Terminal): Promise<void> {
  const { client, url } = await findDesk(options, terminal)
  const { workspace } = await client.desk()
  if (!workspace.practice) throw new Failure(`“${workspace.name}” at ${url} is a real workspace; nothing was removed.`)
  if (!options.yes && !(await isSure(`Remove “${workspace.name}” at ${url} with all it holds? [y/N] `, terminal)))
    throw new Failure('Nothing was removed.')
  const removed = await client.removePractice()
  const firstRun = await readFirstRun(options.data)
  // Only the desk that the file names has new keys.
  if (firstRun?.url === url)
    await writeFirstRun(options.data, { ...firstRun, agentKey: removed.agentKey, personKey: removed.personKey })
  if (options.json) sayJson(terminal, removed)
  else
    say(
      terminal,
      `Removed, with ${removed.removedHandoffs} handoffs. The workspace is empty now; its new keys stand in first-run.json.`,
    )
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
