export type Rounds = {
  /** Lets the round under way end; none comes after it. */
  stop(): Promise<void>
  /** A round at once. Resolves with how much was done in it, when one that came meanwhile has ended too: it may have had the same in hand. */
  now(): Promise<number>
}

export type RoundsOptions = { everyMs: number; onError: (error: unknown) => void }

/** Does the same again and again, never twice at once by itself. A round that fails is told, and followed by the next. */
export function startRounds(
  round: (isStopped: () => boolean) => Promise<number>,
  { everyMs, onError }: RoundsOptions,
): Rounds {
  let stopped = false
  let running: Promise<number> = Promise.resolve(0)
  let timer: NodeJS.Timeout | undefined
  const go = () => round(() => stopped)

  const tick = () => {
    running = go().catch((error) => {
      onError(error)
      return 0
    })
    void running.finally(() => {
      if (!stopped) timer = setTimeout(tick, everyMs)
    })
  }
  tick()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
    async now() {
      await running
      const done = await go()
      await running
      return done
    },
  }
}
