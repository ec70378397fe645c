/** What the process ends with; scripts rely on these. */
export const EXIT = {
  ok: 0,
  /** The desk refused, or something failed. */
  failed: 1,
  /** The command line does not fit. */
  usage: 2,
  /** Nobody answers at the address. */
  unreachable: 3,
  /** Verdicts of `baton gate`; to proceed is 0. */
  review: 10,
  hand_off: 11,
  never: 12,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** A failure said in one sentence with what to do; it needs no stack. */
export class Failure extends Error {
  override readonly name = 'Failure'
  readonly exitCode: ExitCode

  /** `cause`: shown with its stack where the log level is debug. */
  constructor(sentence: string, exitCode: ExitCode = EXIT.failed, options?: { cause: unknown }) {
    super(sentence, options)
    this.exitCode = exitCode
  }
}

/** A command that has said all there is to say, and ends with something else than 0. */
export class Ended extends Error {
  override readonly name = 'Ended'
  readonly exitCode: ExitCode

  constructor(exitCode: ExitCode) {
    super(`ended with ${exitCode}`)
    this.exitCode = exitCode
  }
}
