import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observed } from '../app/app.ts'
import type { Hub } from '../app/hub.ts'

/** Prometheus metrics of this process: commands by outcome and time, who waits, and Node's own. */
export function createMetrics(hub: Hub) {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const commands = new Counter({
    name: 'baton_commands_total',
    help: 'Commands on the write path, by command and outcome (a problem code when refused).',
    labelNames: ['command', 'outcome'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'baton_command_seconds',
    help: 'Time from command to committed, in seconds.',
    labelNames: ['command'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
    registers: [registry],
  })
  new Gauge({
    name: 'baton_waiting',
    help: 'Who waits in this process: long polls for a decision, event streams.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      const { handoffs, watchers } = hub.waiting()
      this.set({ kind: 'long_poll' }, handoffs)
      this.set({ kind: 'stream_room' }, watchers)
    },
  })
  return {
    registry,
    observe({ command, outcome, ms }: Observed) {
      commands.inc({ command, outcome })
      seconds.observe({ command }, ms / 1000)
    },
  }
}
