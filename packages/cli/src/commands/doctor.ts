import type { Finding } from '@baton-desk/server'
import type { Command } from 'commander'
import { DEFAULT_DATA } from '../desk/find-desk.ts'
import { toPort } from '../desk/to-port.ts'
import { Ended, EXIT } from '../terminal/exit-code.ts'
import { say, sayJson, styled, type Terminal } from '../terminal/terminal.ts'

type DoctorOptions = { data: string; host: string; port: number; json?: boolean }

export const addDoctor = (program: Command, terminal: Terminal): void => {
  program
    .command('doctor')
    .description('Look whether a desk can run here, and say what to do where it cannot. Changes nothing.')
    .option('--data <folder>', 'folder for the embedded database and its keys', DEFAULT_DATA)
    .option('--host <address>', 'address that the desk listens on', '127.0.0.1')
    .option('--port <number>', 'port that the desk listens on', toPort, 4747)
    .option('--json', 'a line of JSON for each finding')
    .addHelpText(
      'after',
      `
Looks at Node, the settings, the data folder, the disk, the database, the clock, the port, the public address, the mail
server, the keys for browsers and the settings of Slack, Teams, Telegram and phones, beside a desk that runs or before its first start. Give it the environment that the desk has.

Exit codes: 0 the desk can run, 1 something is wrong.

Examples:
  $ baton doctor
  $ baton doctor --data /var/lib/baton --port 8080
  $ DATABASE_URL=postgres://baton:secret@localhost/baton baton doctor --json`,
    )
    .action((options: DoctorOptions) => doctor(options, terminal))
}

const MARKS: Record<Finding['verdict'], { mark: string; style: Parameters<typeof styled>[1] }> = {
  good: { mark: 'good ', style: 'green' },
  note: { mark: 'note ', style: 'yellow' },
  wrong: { mark: 'wrong', style: 'red' },
}

async function doctor({ data, host, port, json }: DoctorOptions, terminal: Terminal): Promise<void> {
  const { examineDesk } = await import('@baton-desk/server')
  let wrong = 0
  for await (const finding of examineDesk({ dataDir: data, host, port, environment: { ...terminal.env } })) {
    if (finding.verdict === 'wrong') wrong += 1
    if (json) sayJson(terminal, finding)
    else sayFinding(finding, terminal)
  }
  if (wrong) throw new Ended(EXIT.failed)
}

function sayFinding({ check, verdict, says, next }: Finding, terminal: Terminal): void {
  const { mark, style } = MARKS[verdict]
  say(terminal, `${styled(terminal, style, mark)}  ${check.padEnd(8)}  ${says}`)
  if (next) say(terminal, `${' '.repeat(17)}${next}`)
}
