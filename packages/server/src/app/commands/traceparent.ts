/** Version, trace, span and flags, as the W3C writes them; what a later version has behind them is not kept. */
const TRACEPARENT = /^(?!ff)[\da-f]{2}-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}(?=$|-)/

/** Undefined where it is none: then the handoff has no trace, and nothing is said of it. */
export const readTraceparent = (text: string | undefined): string | undefined => {
  const [read] = TRACEPARENT.exec(text?.trim() ?? '') ?? []
  return read
}
