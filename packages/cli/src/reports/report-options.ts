import type { Command } from 'commander'
import { report, type Terminal } from '../terminal/terminal.ts'

export type ReportOptions = { json?: boolean; junit?: string; html?: string }

/** The ways in which a rehearsal, backtest or simulation tells what came of it. */
export const addReportOptions = (command: Command): Command =>
  command
    .option('--json', 'one JSON object')
    .option('--junit <file>', 'also write a JUnit file, as CI systems read it')
    .option('--html <file>', 'also write a page to read, print or send')

export function sayWritten({ junit, html }: ReportOptions, terminal: Terminal): void {
  for (const file of [junit, html]) if (file) report(terminal, `Wrote ${file}.`)
}
