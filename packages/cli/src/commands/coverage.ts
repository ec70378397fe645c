import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions, findDesk } from '../desk/find-desk.ts'
import { Failure } from '../terminal/exit-code.ts'
import { percentDown } from '../terminal/percent-down.ts'
import { say, sayJson, styled, type Terminal, table } from '../terminal/terminal.ts'

export const addCoverage = (program: Command, terminal: Terminal): void => {
  addDeskOptions(program.command('coverage'))
    .description(
      'Who is there and is told in the 90 days ahead: the proof of the playbook in force, with the people as they are.',
    )
    .option('--json', 'one JSON object')
    .addHelpText(
      'after',
      `
Beside “baton check”, which reads a file, this knows who has signed in, whom which channel tells of what and when, and the
calendars. A playbook goes on with gaps: each is said with what becomes of it, and who closes it where.
Ends with 1 when the proof does not hold.

Examples:
  $ baton coverage
  $ baton coverage --json | jq '.gaps[] | select(.lacks == "unheard_now")'`,
    )
    .action((options: DeskOptions & { json?: boolean }) => tellCoverage(options, terminal))
}

async function tellCoverage({ json, ...desk }: DeskOptions & { json?: boolean }, terminal: Terminal): Promise<void> {
  const { client } = await findDesk(desk, terminal)
  const proof = await client.provePlaybook({ signal: terminal.stop })
  if (json) sayJson(terminal, proof)
  else {
    const shares = Object.entries(proof.covered).map(([lane, share]) => [lane, percentDown(share)])
    for (const line of table([['LANE', 'COVERED BY ITS OWN PEOPLE'], ...shares])) say(terminal, line)
    const calendars = proof.calendars.flatMap(({ url, error, remarks }) =>
      [...(error === null ? [] : [error]), ...remarks].map((said) => `${url}: ${said}`),
    )
    const remarks = [...proof.remarks, ...calendars]
    if (proof.problems.length + remarks.length > 0) say(terminal)
    for (const problem of proof.problems) say(terminal, `${styled(terminal, 'red', '✗')} ${problem}`)
    for (const remark of remarks) say(terminal, `${styled(terminal, 'dim', '–')} ${remark}`)
    for (const { person, link } of proof.untold) say(terminal, `  ${person} closes it here, signed in: ${link}`)
  }
  if (!proof.holds)
    throw new Failure('The playbook in force does not keep the promise that everything is owned; see above.')
}
