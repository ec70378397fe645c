#!/usr/bin/env node
// Plain JavaScript, because it must be able to say that Node is too old. In a checkout the packages run from source,
// which needs a condition that only a new process can be given; installed, they run from dist.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `baton needs Node 22.18 or newer, and this is ${process.versions.node}: install Node 24 from https://nodejs.org, then try again.`,
  )
  process.exit(1)
}

const source = fileURLToPath(new URL('../src/main.ts', import.meta.url))
if (existsSync(source)) runFromSource()
else await import('../dist/main.js')

function runFromSource() {
  const args = ['--conditions=baton-dev', source, ...process.argv.slice(2)]
  if (process.execve && process.platform !== 'win32')
    process.execve(process.execPath, [process.execPath, ...args], process.env)

  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
