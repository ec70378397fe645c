/** Run by `composer.ts` in a thread of its own: one piece of work after the other, until it is ended. */
import { parentPort } from 'node:worker_threads'
import { type Gate, readGate, readJson } from '@baton-desk/core'
import { type JudgedBy, type Work, workOf } from '../app/at-length.ts'

const GATES_KEPT = 20
const gates = new Map<string, Gate>()

function gateOf({ workspace, version, document }: JudgedBy): Gate {
  const key = `${workspace} ${version}`
  const gate = gates.get(key) ?? readGate(document)
  if (gates.size >= GATES_KEPT) gates.clear()
  gates.set(key, gate)
  return gate
}

const work = workOf(gateOf) as Record<keyof Work, (asked: never) => unknown>

// As JSON, because a clone would lose numbers that no double holds.
parentPort?.on('message', (text: string) => {
  const { kind, asked } = readJson(text) as { kind: keyof Work; asked: never }
  parentPort?.postMessage(JSON.stringify(work[kind](asked)))
})
parentPort?.postMessage('ready')
