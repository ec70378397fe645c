import { useCallback, useState } from 'react'

type Said = { text: string; isFailure: boolean }

/** Runs one thing at a time, and has what it says, or why it failed. */
export function useAttempt() {
  const [said, setSaid] = useState<Said>()
  const [isBusy, setIsBusy] = useState(false)
  const attempt = useCallback(async (work: () => Promise<unknown>) => {
    setIsBusy(true)
    setSaid(undefined)
    try {
      const text = await work()
      if (typeof text === 'string') setSaid({ text, isFailure: false })
    } catch (error) {
      setSaid({ text: error instanceof Error ? error.message : String(error), isFailure: true })
    }
    setIsBusy(false)
  }, [])
  return { said, isBusy, attempt }
}
