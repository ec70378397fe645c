import type { Client } from '@baton-desk/sdk'
import { type Command, InvalidArgumentError } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { say, sayJson, type Terminal, table } from '../terminal/terminal.ts'

type OversightOptions = DeskOptions & { from?: string; to?: string; json?: boolean; html?: string }
type Signed = Awaited<ReturnType<Client['oversight']>>

export const addOversight = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('oversight'))
    .description('What people had a say in, signed, for whoever asks (for admins). It claims no law.')
    .option('--from <day>', 'first day, such as 2026-11-01 (default: 30 days)', toDay)
    .option('--to <day>', 'last day (default: today)', toDay)
    .option('--json', 'each signed page as one JSON object a line')
    .option('--html <file>', 'as a page to print')
    .addHelpText(
      'after',
      `
Examples:
  $ baton oversight
  $ baton oversight --from 2026-11-01 --to 2026-11-30 --html november.html
  $ baton oversight --json > oversight.jsonl`,
    )
    .action((options: OversightOptions) => oversight(options, terminal))
}

function toDay(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return text
  throw new InvalidArgumentError('Expected a day such as 2026-11-23.')
}

async function oversight(options: OversightOptions, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(options, terminal)
  const pages: Signed[] = []
  for (let after: string | undefined, isFirst = true; isFirst || after !== undefined; isFirst = false) {
    const page = await client.oversight({ from: options.from, to: options.to, after }, { signal: terminal.stop })
    pages.push(page)
    after = page.next ?? undefined
  }
  const [first] = pages
  if (!first) return
  const report = { ...first.report, overseen: pages.flatMap((page) => page.report.overseen) }
  if (options.html) {
    const { oversightPage } = await import('../reports/oversight-page.ts')
    const { writePage } = await import('../reports/page.ts')
    await writePage(options.html, oversightPage(report, pages))
    return say(terminal, `Written to ${options.html}.`)
  }
  if (options.json) {
    for (const page of pages) sayJson(terminal, page)
    return
  }
  const name = (id: string) => report.people[id] ?? id
  say(terminal, `${report.from} to ${report.to}, signed by key ${first.key}`)
  const rows = report.overseen.map(({ at, lane, by, outcome, hadItForMs, effect = '' }) => [
    at,
    lane,
    by === null ? 'nobody' : name(by),
    outcome,
    `${Math.round(hadItForMs / 1000)} s`,
    effect,
  ])
  for (const line of table([['WHEN', 'LANE', 'WHO', 'DECIDED', 'HAD IT FOR', 'EFFECT'], ...rows])) say(terminal, line)
  say(terminal)
  for (const words of report.provesNot) say(terminal, `Not proven: ${words}`)
}
