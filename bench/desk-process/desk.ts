/** A desk in a process of its own, to be killed: prints its address and first keys as one line of JSON, then serves. */
import { startDesk } from '@baton-desk/server'

const { BENCH_PORT = '0', BENCH_DATA, DATABASE_URL } = process.env
const desk = await startDesk({
  port: Number(BENCH_PORT),
  dataDir: BENCH_DATA || undefined,
  databaseUrl: DATABASE_URL || undefined,
  demo: false,
  config: {
    mailFrom: 'bench@example.com',
    allowPrivateWebhooks: true,
    allowPrivateCalendars: true,
    calendarMinutes: 15,
    logLevel: 'error',
    poolSize: 10,
    rateLimit: 1_000_000,
  },
  deliveries: { retries: 20, retryDelayS: 1, timeoutMs: 2_000 },
})
const { url, agentKey } = desk
const made = agentKey ? await desk.operator.personKey({}) : undefined
const personKey = made && 'key' in made ? made.key : undefined
process.stdout.write(`${JSON.stringify({ url, agentKey, personKey })}\n`)
process.once('SIGTERM', () => void desk.stop().then(() => process.exit(0)))
