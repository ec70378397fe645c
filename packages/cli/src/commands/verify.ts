import type { Command } from 'commander'
import { Ended, EXIT } from '../terminal/exit-code.ts'
import { readText } from '../terminal/input.ts'
import { report, say, sayJson, type Terminal } from '../terminal/terminal.ts'
import { readExport, readHeads } from '../trail/export-file.ts'
import { verifyTrail } from '../trail/verify.ts'

type VerifyOptions = { heads: string[]; key?: string; json?: boolean }

export const addVerify = (program: Command, terminal: Terminal): void => {
  program
    .command('verify')
    .description('Check an exported trail without a desk: by its hash chains, and by heads that were signed before.')
    .argument('<file>', 'a file that “baton trail export” wrote')
    .option('--heads <file>', 'heads that were signed earlier; may be given several times', collect, [])
    .option('--key <file>', 'public key of the desk, kept elsewhere (default: the one that the heads name)')
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
A chain by itself shows what was changed in it. Whoever rewrites all of it makes one that is whole again: that shows only
against heads which were signed before, and kept where they could not be rewritten.

Exit codes: 0 whole, 1 something was changed, 2 a file cannot be read.

Examples:
  $ baton verify trail.jsonl
  $ baton verify trail.jsonl --heads heads-2026-10.jsonl --heads heads-2026-11.jsonl --key baton-desk.pem`,
    )
    .action((file: string, options: VerifyOptions) => verify(file, options, terminal))
}

const collect = (value: string, before: string[]): string[] => [...before, value]

async function verify(file: string, { heads, key, json }: VerifyOptions, terminal: Terminal): Promise<void> {
  const trail = await readExport(file)
  const signed = (await Promise.all(heads.map(readHeads))).flat()
  const publicKey = key === undefined ? undefined : await readText(key)
  const { faults, ...verified } = verifyTrail({ trail, signed, publicKey })
  const isWhole = faults.length === 0
  if (json) sayJson(terminal, { whole: isWhole, ...verified, faults })
  else {
    const { handoffs, events, workspaceEvents, erased, unproven, compared, signedBy } = verified
    for (const { where, seq, because } of faults) say(terminal, `${where}${seq ? `, event ${seq}` : ''}: ${because}.`)
    say(
      terminal,
      `${handoffs} handoffs with ${events} events, ${workspaceEvents} events of the workspace: ${isWhole ? 'whole' : 'NOT whole'}.`,
    )
    if (erased > 0) say(terminal, `The words of ${erased} events were erased; their hashes are whole.`)
    if (unproven > 0)
      say(terminal, `${unproven} events of the first desks lost their reference: only the next event proves them.`)
    if (compared > 0) say(terminal, `${compared} ends compared with what was signed by ${signedBy.join(', ')}.`)
    else
      report(
        terminal,
        'Compared with no signed heads: a chain that was rewritten from its beginning would look the same.',
      )
    if (compared > 0 && key === undefined)
      report(terminal, 'The key is the one that the heads name. Compare it with one that you keep: --key.')
  }
  if (!isWhole) throw new Ended(EXIT.failed)
}
