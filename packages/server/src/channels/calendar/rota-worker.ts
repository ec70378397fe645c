/** Run by `rota-reader.ts` in a thread of its own: reads one calendar after the other, until it is ended. */
import { parentPort } from 'node:worker_threads'
import { type AskedRota, readRota } from '@baton-desk/core/rota'

export type ToRead = { calendar: string; asked: AskedRota }

parentPort?.on('message', ({ calendar, asked }: ToRead) => parentPort?.postMessage(readRota(calendar, asked)))
parentPort?.postMessage('ready')
