/** `baton`: the command line of the desk. One file per command; this one puts them together and answers with an exit code. */
import { Command, CommanderError } from 'commander'
import { Ended, EXIT, type ExitCode, Failure } from './terminal/exit-code.ts'
import { report, type Terminal } from './terminal/terminal.ts'

type AddCommand = (program: Command, terminal: Terminal) => void

/** A command is loaded when it is called: what one needs, the others do not wait for. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  start: async () => (await import('./commands/start.ts')).addStart,
  doctor: async () => (await import('./commands/doctor.ts')).addDoctor,
  'sign-in': async () => (await import('./commands/sign-in.ts')).addSignIn,
  key: async () => (await import('./commands/key.ts')).addKey,
  workspace: async () => (await import('./commands/workspace.ts')).addWorkspaceCommand,
  demo: async () => (await import('./commands/demo.ts')).addDemo,
  list: async () => (await import('./commands/list.ts')).addList,
  show: async () => (await import('./commands/show.ts')).addShow,
  answer: async () => (await import('./commands/answer.ts')).addAnswer,
  reveal: async () => (await import('./commands/reveal.ts')).addReveal,
  'step-in': async () => (await import('./commands/step-in.ts')).addStepIn,
  init: async () => (await import('./commands/init.ts')).addInit,
  check: async () => (await import('./commands/check.ts')).addCheck,
  coverage: async () => (await import('./commands/coverage.ts')).addCoverage,
  gate: async () => (await import('./commands/gate.ts')).addGate,
  rehearse: async () => (await import('./commands/rehearse.ts')).addRehearse,
  backtest: async () => (await import('./commands/backtest.ts')).addBacktest,
  simulate: async () => (await import('./commands/simulate.ts')).addSimulate,
  compose: async () => (await import('./commands/compose.ts')).addCompose,
  'check-note': async () => (await import('./commands/check-note.ts')).addCheckNote,
  render: async () => (await import('./commands/render.ts')).addRender,
  customer: async () => (await import('./commands/customer.ts')).addCustomer,
  person: async () => (await import('./commands/person.ts')).addPerson,
  retention: async () => (await import('./commands/retention.ts')).addRetention,
  trail: async () => (await import('./commands/trail.ts')).addTrail,
  measures: async () => (await import('./commands/measures.ts')).addMeasures,
  rules: async () => (await import('./commands/rules.ts')).addRules,
  oversight: async () => (await import('./commands/oversight.ts')).addOversight,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  webhook: async () => (await import('./commands/webhook.ts')).addWebhook,
  channel: async () => (await import('./commands/channel.ts')).addChannelCommand,
  mcp: async () => (await import('./commands/mcp.ts')).addMcp,
  backup: async () => (await import('./commands/backup.ts')).addBackup,
  restore: async () => (await import('./commands/restore.ts')).addRestore,
}

/** Runs one command line, without the leading `node baton`. Never throws. */
export async function runBaton(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const program = await programAt(terminal, argv[0])
    await program.parseAsync([...argv], { from: 'user' })
    return EXIT.ok
  } catch (error) {
    return await exitCodeOf(error, terminal)
  }
}

/** With every command, its options and help; or with the one that is called alone, where there is one of that name. */
export async function programAt(terminal: Terminal, called?: string): Promise<Command> {
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
  const one = called === undefined || !Object.hasOwn(COMMANDS, called) ? undefined : COMMANDS[called]
  for (const load of one ? [one] : Object.values(COMMANDS)) {
    const add = await load()
    add(program, terminal)
  }
  return program
}

async function exitCodeOf(error: unknown, terminal: Terminal): Promise<ExitCode> {
  // Commander has said it already: help (0) or what does not fit.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage
  if (error instanceof Ended) return error.exitCode
  if (terminal.stop.aborted) return EXIT.failed
  if (error instanceof Failure) {
    report(terminal, error.message)
    if (['debug', 'trace'].includes(terminal.env.BATON_LOG_LEVEL ?? ''))
      for (const stack of stacksOf(error.cause)) report(terminal, stack)
    return error.exitCode
  }
  // Loaded by then where a command talked to a desk, and not needed by the others.
  const { BatonError, BatonUnreachable } = await import('@baton-desk/sdk')
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

/** Of the error and of what caused it, without their fields: an error of the database has the values of a row in them. */
const stacksOf = (error: unknown): string[] =>
  error instanceof Error ? [error.stack ?? error.message, ...stacksOf(error.cause)] : []
