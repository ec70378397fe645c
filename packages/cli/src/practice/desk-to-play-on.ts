import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { openDesk } from '../desk/open-desk.ts'
import { Failure } from '../terminal/exit-code.ts'
import { report, type Terminal } from '../terminal/terminal.ts'
import { practicePlaybook } from './playbook.ts'

export type DeskToPlayOnOptions = DeskOptions & { agentKey?: string }

export type DeskToPlayOn = { url: string; agentKey: string; personKey: string; stop: () => Promise<void> }

/** The desk that --url names, or one of its own that is gone when it stops. */
export const deskToPlayOn = (options: DeskToPlayOnOptions, terminal: Terminal): Promise<DeskToPlayOn> =>
  options.url ? deskAt(options, terminal) : ownDesk(terminal)

async function deskAt(options: DeskToPlayOnOptions, terminal: Terminal): Promise<DeskToPlayOn> {
  const person = await findDesk(options, terminal)
  const agent = await findDesk({ ...options, key: options.agentKey }, { ...terminal, env: {} }, 'agent')
  return { url: person.url, agentKey: agent.key, personKey: person.key, stop: async () => {} }
}

async function ownDesk(terminal: Terminal): Promise<DeskToPlayOn> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baton-demo-'))
  const removeFolder = () => rm(dataDir, { recursive: true, force: true })
  try {
    const desk = await openDesk({
      dataDir,
      databaseUrl: terminal.env.DATABASE_URL || undefined,
      port: 0,
      host: '127.0.0.1',
      demo: { playbook: casesPlaybook() },
      onProgress: (words) => report(terminal, words),
    })
    const { url, agentKey } = desk
    const made = await desk.operator.personKey({})
    const stop = async () => {
      await desk.stop()
      await removeFolder()
    }
    if (agentKey && 'key' in made) return { url, agentKey, personKey: made.key, stop }
    await stop()
    throw new Failure(
      'This database holds a desk already, whose keys are not known here: give an empty database, or --url, --key and --agent-key.',
    )
  } catch (error) {
    await removeFolder()
    throw error
  }
}

/** A held note goes to its owner after a second instead of thirty: no agent is there to mend it. */
function casesPlaybook() {
  const playbook = practicePlaybook('UTC')
  return {
    ...playbook,
    lanes: Object.fromEntries(Object.entries(playbook.lanes).map(([id, lane]) => [id, { ...lane, grace: '1s' }])),
  }
}
