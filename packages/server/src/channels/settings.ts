/** Settings of channels, as whoever runs the desk gives them: `BATON_CHANNEL_SLACK_BOT_TOKEN` is `BOT_TOKEN` of the channel `slack`. */
import type { z } from 'zod'

/** All variables that begin with `BATON_CHANNEL_`, without that. */
export type ChannelSettings = Readonly<Record<string, string>>

class ChannelSettingsError extends Error {
  override readonly name = 'ChannelSettingsError'
}

/** Those of one kind; undefined where none is set. What does not fit throws, named, with what was expected. */
export function settingsOf<T>(kind: string, shape: z.ZodType<T>, all: ChannelSettings = {}): T | undefined {
  const prefix = `${kind.toUpperCase()}_`
  const own = Object.entries(all).filter(([name, value]) => name.startsWith(prefix) && value !== '')
  if (own.length === 0) return undefined
  const read = shape.safeParse(Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value])))
  if (read.success) return read.data
  const wrong = read.error.issues.map(({ path, message }) => `BATON_CHANNEL_${prefix}${path.join('.')}: ${message}`)
  throw new ChannelSettingsError(
    `${wrong.join('; ')}. Set it right, or leave all of ${prefix}* out to be without ${kind}.`,
  )
}
