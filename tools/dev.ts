/**
 * `npm run dev`: the desk from source, started again when its code changes, and the inbox with hot reload before it.
 * Its data lies in .baton/dev and comes with the demo; remove that folder to begin anew.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const port = process.env.PORT ?? '4040'
const desk = [
  '--watch',
  '--watch-preserve-output',
  '--conditions=baton-dev',
  'packages/cli/src/main.ts',
  'start',
  '--port',
  port,
  '--data',
  '.baton/dev',
]

const running = [start(desk), start(['node_modules/vite/bin/vite.js', 'packages/inbox'])]
for (const child of running)
  child.on('exit', (code) => {
    // One without the other is no desk to work at.
    for (const other of running) other.kill()
    process.exitCode = code ?? 0
  })
// The terminal has told the children of Ctrl+C itself; what was sent to this process alone is passed on.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {
  for (const child of running) child.kill()
})

function start(args: string[]): ChildProcess {
  return spawn(process.execPath, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BATON_URL: `http://127.0.0.1:${port}` },
  })
}
