/** Ends a switch over a union: stops compiling when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`not a case of this union: ${JSON.stringify(value)}`)
}
