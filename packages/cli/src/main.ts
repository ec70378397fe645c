import { enableCompileCache } from 'node:module'

// Code compiled once is kept beside the system's temporary files: the second start takes two thirds of the first. It only
// works for what is loaded afterwards.
enableCompileCache()
const { runBaton } = await import('./run.ts')

/** The first signal asks the command to stop, which may take as long as its work under way; the second ends the process. */
function stopOnSignals(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143)
      stopping.abort(new Error(`Stopped by ${signal}.`))
    })
  return stopping.signal
}

// A reader that has seen enough (`baton list | head`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runBaton(process.argv.slice(2), {
  out: process.stdout,
  err: process.stderr,
  stdin: process.stdin,
  env: process.env,
  stop: stopOnSignals(),
})
