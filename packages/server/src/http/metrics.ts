import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Observed } from '../app/app.ts'
import type { Hub } from '../app/hub.ts'
import type { LaneFigure } from '../app/measuring.ts'

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
  let figures: () => Promise<LaneFigure[]> = async () => []
  new Gauge({
    name: 'baton_measure',
    help: 'How handoffs went in the last seven days, by lane; part of: n is of how many. Lengths in seconds. Practice does not count.',
    labelNames: ['workspace', 'lane', 'measure', 'of'],
    registers: [registry],
    async collect() {
      this.reset()
      for (const { workspace, lane, id: measure, unit, n, count, p50, p90 } of await figures()) {
        const scale = unit === 'ms' ? 1_000 : 1
        const set = (of: string, value: number | null) =>
          value === null ? undefined : this.set({ workspace, lane, measure, of }, value)
        set('n', n)
        set('count', unit === 'ms' && p50 !== null ? null : count / scale)
        set('p50', p50 === null ? null : p50 / scale)
        set('p90', p90 === null ? null : p90 / scale)
      }
    },
  })
  return {
    registry,
    /** Where the figures of handoffs come from. */
    figuresFrom(source: () => Promise<LaneFigure[]>) {
      figures = source
    },
    observe({ command, outcome, ms }: Observed) {
      commands.inc({ command, outcome })
      seconds.observe({ command }, ms / 1000)
    },
  }
}

/** Whoever has the token; or everybody, where nobody comes by here but who may. */
export type MetricsFor = { token: string } | 'everybody'

/** `GET /metrics`. For nobody: it is not there. */
export function addMetrics(http: Hono, registry: Registry, readers: MetricsFor | undefined): void {
  http.get('/metrics', async (c) => {
    if (readers === undefined) return c.text(NOT_HERE, 404, { 'cache-control': 'no-store' })
    if (readers !== 'everybody' && !isSame(c.req.header('authorization') ?? '', `Bearer ${readers.token}`))
      return c.text('Send the token of BATON_METRICS_TOKEN as a bearer token.', 401, { 'www-authenticate': 'Bearer' })
    return c.text(await registry.metrics(), 200, { 'content-type': registry.contentType, 'cache-control': 'no-store' })
  })
}

/** A server of their own, on an address that the operator has chosen for it. */
export function metricsServer(registry: Registry): Hono {
  const http = new Hono()
  addMetrics(http, registry, 'everybody')
  return http
}

const NOT_HERE = 'Metrics are not told here. Set BATON_METRICS_TOKEN or BATON_METRICS_ADDRESS.'
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
