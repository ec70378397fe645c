/** `baton`: the command line of the desk. One file per command; this one puts them together and answers with an exit code. */
import { BatonError, BatonUnreachable } from '@baton-desk/sdk'
import { Command, CommanderError } from 'commander'
import { addAnswer } from './commands/answer.ts'
import { addBacktest } from './commands/backtest.ts'
import { addBackup } from './commands/backup.ts'
import { addCheck } from './commands/check.ts'
import { addCheckNote } from './commands/check-note.ts'
import { addCompose } from './commands/compose.ts'
import { addCustomer } from './commands/customer.ts'
import { addDemo } from './commands/demo.ts'
import { addGate } from './commands/gate.ts'
import { addInit } from './commands/init.ts'
import { addKey } from './commands/key.ts'
import { addList } from './commands/list.ts'
import { addPerson } from './commands/person.ts'
import { addRehearse } from './commands/rehearse.ts'
import { addRender } from './commands/render.ts'
import { addRestore } from './commands/restore.ts'
import { addRetention } from './commands/retention.ts'
import { addReveal } from './commands/reveal.ts'
import { addShow } from './commands/show.ts'
import { addSignIn } from './commands/sign-in.ts'
import { addSimulate } from './commands/simulate.ts'
import { addStart } from './commands/start.ts'
import { addStepIn } from './commands/step-in.ts'
import { addTrail } from './commands/trail.ts'
import { addVerify } from './commands/verify.ts'
import { addWebhook } from './commands/webhook.ts'
import { addWorkspaceCommand } from './commands/workspace.ts'
import { Ended, EXIT, type ExitCode, Failure } from './terminal/exit-code.ts'
import { report, type Terminal } from './terminal/terminal.ts'

const COMMANDS: readonly ((program: Command, terminal: Terminal) => void)[] = [
  addStart,
  addSignIn,
  addKey,
  addWorkspaceCommand,
  addDemo,
  addList,
  addShow,
  addAnswer,
  addReveal,
  addStepIn,
  addInit,
  addCheck,
  addGate,
  addRehearse,
  addBacktest,
  addSimulate,
  addCompose,
  addCheckNote,
  addRender,
  addCustomer,
  addPerson,
  addRetention,
  addTrail,
  addVerify,
  addWebhook,
  addBackup,
  addRestore,
]

/** Runs one command line, without the leading `node baton`. Never throws. */
export async function runBaton(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    await programAt(terminal).parseAsync([...argv], { from: 'user' })
    return EXIT.ok
  } catch (error) {
    return exitCodeOf(error, terminal)
  }
}

/** Every command with its options and help. */
export function programAt(terminal: Terminal): Command {
  const { out, err } = terminal
  const program = new Command('baton')
    .description('The desk where AI employees hand work to people.')
    .version('0.1.0')
    .showHelpAfterError('(add --help for examples)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 the desk cannot be reached; “baton gate” adds 10 to 12.',
    )
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
      getOutHelpWidth: () => out.columns ?? 80,
      getErrHelpWidth: () => err.columns ?? 80,
    })
    .exitOverride()
  for (const add of COMMANDS) add(program, terminal)
  return program
}

function exitCodeOf(error: unknown, terminal: Terminal): ExitCode {
  // Commander has said it already: help (0) or what does not fit.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (error instanceof Ended) return error.exitCode
  if (terminal.stop.aborted) return EXIT.failed
  if (error instanceof Failure) {
    report(terminal, error.message)
    return error.exitCode
  }
  if (error instanceof BatonUnreachable) {
    report(terminal, error.message)
    return EXIT.unreachable
  }
  if (error instanceof BatonError) {
    report(terminal, error.message)
    return EXIT.failed
  }
  report(terminal, error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.failed
}
