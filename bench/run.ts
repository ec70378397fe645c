/** `npm run bench`: lists the benches; `npm run bench -- speed --times 300` runs one. Each prints its counts and ratios. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const BENCHES = {
  speed: 'create, list, decide, woken agent beside the bare SQL floor; long polls; 1,000 to 100,000 open',
  'first-start':
    'from nothing to the link, beside a bare PGlite that creates its database; with the template and without',
  list: '`baton list` from call to end, beside a bare Node and one that loads the client',
  'kill-9': '50 kills of the desk under load on each store: what of the acknowledged is missing',
  'one-decision': 'pairs of decisions at the same moment on each store: one wins, the other is told',
  claim: 'races of five runners for one claim; runners killed after the effect and before the report',
  upgrade:
    'from versions of before to this one while the old one serves: what is lost, refused, restored; one that fails',
  'two-servers': 'two desks on one PostgreSQL; one is killed',
  notes: 'a note of 50 messages, growth to 10,000, input made to be slow',
  gate: 'rules a second beside json-logic-engine, Cedar and @bufbuild/cel; 10 to 1,000 triggers; a proof of 90 days',
  calendars: 'hostile calendars of ten kinds, 1,000 that are broken: CPU of each, and what of them is said',
  bodies: '10,000 request bodies changed at random: what they are answered, and whether one was taken in part',
  'hostile-body': 'bodies of 7 MB made to be slow beside 20 agents: how long /healthz waits',
  proof: 'random playbooks walked minute by minute: gaps that the proof missed or invented',
  exact: '10,000 random actions through SDK, HTTP, both stores, gate, edit, webhook and back, to the digit',
  retention: '20,000 handoffs 400 days later: what is left of each kind, and how long /healthz waits meanwhile',
  frameworks: 'agent frameworks alone and with their adapters: what goes wrong between a question and its effect',
  'told-by-mail': 'a handoff at `now`: how long until its mail is with the mail server, on each store',
  million: 'the same calls on 10,000 handoffs and on a million: list, search, counts, history, sweep',
  steady:
    'two desks, 20 handoffs a second for an hour beside 2,000 agents that wait: p99 beside p50, memory, what is lost',
  growth: 'to 10,000 workspaces and 10 million handoffs a day: what each commit waits for, measured and simulated',
  'measures-year':
    'numbers over a year of 1,000 handoffs a day: the page, a recount, the disk, what a commit costs more',
  inbox: 'the list before a person while the desk is busy: a change to the screen, a key to its paint',
  'power-cut': 'simulated power cuts of the embedded store',
} as const

const [name, ...rest] = process.argv.slice(2)
if (!name || !Object.hasOwn(BENCHES, name)) {
  console.log('Usage: npm run bench -- <name> [options]\n')
  for (const [bench, words] of Object.entries(BENCHES)) console.log(`  ${bench.padEnd(12)} ${words}`)
  process.exitCode = name && name !== '--help' ? 2 : 0
} else {
  const file = fileURLToPath(new URL(`${name}/run.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--conditions=baton-dev', file, ...rest], { stdio: 'inherit' })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
