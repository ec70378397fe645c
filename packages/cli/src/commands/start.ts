import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { readFirstRun, writeFirstRun } from '../desk/first-run.ts'
import { openDesk, type RunningDesk } from '../desk/open-desk.ts'
import { writeOperator } from '../desk/operator-file.ts'
import { toPort } from '../desk/to-port.ts'
import { hasBrowser, openInBrowser } from '../terminal/open-in-browser.ts'
import { report, say, sayJson, styled, type Terminal } from '../terminal/terminal.ts'

type StartOptions = { port: number; host: string; data: string; demo: boolean; open?: boolean; json?: boolean }

export const addStart = (program: Command, terminal: Terminal): void => {
  program
    .command('start')
    .description('Run the desk. On an empty data folder it comes with a practice workspace and a scripted AI employee.')
    .option('--port <number>', 'port to listen on', toPort, 4747)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--data <folder>', 'folder for the embedded database and its keys', DEFAULT_DATA)
    .option('--no-demo', 'start with an empty workspace instead of the practice one')
    .option('--open', 'open the link in the browser (default: on the first start, where there is a screen)')
    .option('--no-open', 'open no browser')
    .option('--json', 'say address and data folder as one line of JSON')
    .addHelpText(
      'after',
      `
Environment:
  DATABASE_URL   use this PostgreSQL (15 or newer) instead of the embedded database

Examples:
  $ baton start
  $ baton start --port 8080 --data /var/lib/baton --no-demo
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton start

Stop it with Ctrl+C; what is under way is finished first.`,
    )
    .action((options: StartOptions) => start(options, terminal))
}

async function start({ port, host, data, demo, open, json }: StartOptions, terminal: Terminal): Promise<void> {
  report(terminal, 'Starting the desk.')
  const databaseUrl = terminal.env.DATABASE_URL || undefined
  const desk = await openDesk({
    dataDir: data,
    databaseUrl,
    port,
    host,
    demo: demo
      ? { playbook: (await import('../practice/playbook.ts')).practicePlaybook(timeZoneOfThisMachine()) }
      : false,
    onProgress: (words) => report(terminal, words),
  })
  try {
    await keepFirstRun(desk, data)
    await writeOperator(data, { url: desk.localUrl, key: desk.operatorKey })
    if (json)
      sayJson(terminal, {
        url: desk.url,
        signInUrl: terminal.out.isTTY ? desk.signInUrl : undefined,
        data,
        database: databaseUrl ? 'postgresql' : 'embedded',
      })
    else welcome(desk, { data, databaseUrl }, terminal)
    const isFirst = desk.agentKey !== undefined
    if (open ?? (isFirst && !json && hasBrowser({ ...terminal, platform: process.platform })))
      await openInBrowser(desk.signInUrl ?? desk.url)
    await Promise.all([untilStopped(terminal.stop), practise(desk, data, terminal)])
    report(terminal, 'Stopping; what is under way is finished first.')
  } finally {
    await desk.stop()
  }
}

/** The agent's key is shown by the desk once, on its first start; the address may change with each. */
async function keepFirstRun({ url, agentKey }: RunningDesk, data: string): Promise<void> {
  const known = await readFirstRun(data)
  await writeFirstRun(data, { url, agentKey: agentKey ?? known?.agentKey })
}

function welcome(
  { url, signInUrl }: RunningDesk,
  { data, databaseUrl }: { data: string; databaseUrl?: string },
  terminal: Terminal,
): void {
  const label = (text: string) => styled(terminal, 'dim', text.padEnd(9))
  say(terminal, `${label('Desk')} ${url}`)
  // What is no terminal is a log, where a link that works would lie for everybody who reads it.
  if (signInUrl)
    say(
      terminal,
      `${label('Sign in')} ${terminal.out.isTTY ? styled(terminal, 'bold', signInUrl) : `npx @baton-desk/cli sign-in --data ${data}`}`,
    )
  say(terminal, `${label('Data')} ${databaseUrl ? `PostgreSQL (DATABASE_URL); keys in ${data}` : data}`)
  say(terminal, `${label('Stop')} Ctrl+C`)
}

const untilStopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve()
    else stop.addEventListener('abort', () => resolve(), { once: true })
  })

/** The scripted AI employee works as long as the workspace is a practice one. Its trouble is no reason to stop the desk. */
async function practise({ localUrl: url, operator }: RunningDesk, data: string, terminal: Terminal): Promise<void> {
  const firstRun = await readFirstRun(data)
  if (!firstRun?.agentKey) return
  try {
    const [first] = await operator.workspaces()
    if (!first?.practice) return
    const { runPracticeAgent } = await import('../practice/run-practice-agent.ts')
    await runPracticeAgent({ url, key: firstRun.agentKey, signal: terminal.stop, now: new Date() })
  } catch (error) {
    if (!terminal.stop.aborted)
      report(terminal, `The practice agent stopped: ${error instanceof Error ? error.message : error}`)
  }
}

const timeZoneOfThisMachine = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
