/**
 * `npm run explore`: tries the properties of the tests from fresh seeds, round after round, until the time is over. What
 * it finds becomes a test by name: the counterexample, written down.
 */
import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { createVitest, type Reporter, type SerializedError, type TestCase } from 'vitest/node'
import type { Tried } from './properties.ts'

const HELP = `npm run explore -- [--minutes <n>] [--only <part of a name>] [--seed <n>]

Tries every property of the tests from fresh seeds, and ends with 1 when one does not hold.

  --minutes <n>   how long (default 10); what runs when the time is over is finished
  --only <part>   only tests with this in their name
  --seed <n>      one round from this seed: repeats what an earlier exploration found
`

const root = join(import.meta.dirname, '..')
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    only: { type: 'string' },
    seed: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const minutes = Number(values.minutes)
const wrong =
  (!(minutes > 0) && `--minutes: expected a number above 0, got ${values.minutes}`) ||
  (values.seed !== undefined && !/^-?\d+$/.test(values.seed) && `--seed: expected a whole number, got ${values.seed}`)

if (values.help) console.log(HELP)
else if (wrong) {
  console.error(`${wrong}\n\n${HELP}`)
  process.exitCode = 2
} else if (!(await explore())) process.exitCode = 1

/** Whether everything held, and there was something to try. */
async function explore(): Promise<boolean> {
  const runs = new Map<string, number>()
  const failures = new Map<string, number>()
  process.env.BATON_EXPLORE = values.seed ?? ''

  const reporter: Reporter = {
    onTestCaseResult(test) {
      const name = nameOf(test)
      const tried = test.meta().tried ?? []
      if (tried.length > 0) runs.set(name, (runs.get(name) ?? 0) + runsOf(tried))
      const { state, errors } = test.result()
      if (state === 'failed') fail(name, errors)
    },
    onTestModuleEnd(module) {
      const errors = module.errors()
      if (errors.length > 0) fail(relative(root, module.moduleId), errors)
    },
    onTestRunEnd(_modules, unhandled) {
      if (unhandled.length > 0) fail('outside of every test', unhandled)
    },
  }
  function fail(name: string, errors: readonly SerializedError[] = []): void {
    const before = failures.get(name) ?? 0
    failures.set(name, before + 1)
    // Once is enough to write the test: every round finds it again.
    if (before === 0) console.log(`\nFAIL ${name}\n${errors.map(said).join('\n')}\n`)
  }

  const vitest = await createVitest('test', {
    root,
    watch: false,
    reporters: [reporter],
    // Nothing that takes long is wrong here.
    testTimeout: 0,
    ...(values.only !== undefined && { testNamePattern: values.only.replace(/[^\p{L}\d ]/gu, '\\$&') }),
  })
  const began = performance.now()
  const minutesGone = () => (performance.now() - began) / 60_000
  const over = setTimeout(() => void vitest.cancelCurrentRun('keyboard-input'), minutes * 60_000)
  const files = await vitest.globTestSpecifications(filesWithProperties())
  let rounds = 0
  do {
    await vitest.runTestSpecifications(files, true)
    rounds += 1
    const total = [...runs.values()].reduce((sum, count) => sum + count, 0)
    console.log(`round ${rounds}: ${runs.size} properties, ${total} runs, ${minutesGone().toFixed(1)} minutes`)
  } while (values.seed === undefined && minutesGone() < minutes && runs.size > 0)
  clearTimeout(over)
  await vitest.close()

  for (const [name, count] of [...runs].sort()) console.log(`${String(count).padStart(9)}  ${name}`)
  if (runs.size === 0) console.log('No property was tried.')
  for (const [name, times] of failures) console.log(`FAIL ${name} (${times} ${times === 1 ? 'time' : 'times'})`)
  return runs.size > 0 && failures.size === 0
}

function filesWithProperties(): string[] {
  const files = globSync('{packages,scenarios,tools,bench,examples}/**/*.test.{ts,tsx}', {
    cwd: root,
    exclude: (path) => ['node_modules', 'dist', 'fixture'].includes(basename(path)),
  })
  const texts = files.map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
  const withProperties = texts.filter(({ text }) => text.includes('fc.assert('))
  // A name that stands in no file as it is may still be made from a table.
  const named = withProperties.filter(({ text }) => text.includes(values.only ?? ''))
  return (named.length > 0 ? named : withProperties).map(({ file }) => file)
}

function said({ message, cause }: SerializedError): string {
  return cause ? `${message}\n${said(cause)}` : message
}

function nameOf(test: TestCase): string {
  return `${relative(root, test.module.moduleId)} > ${test.fullName}`
}

function runsOf(tried: Tried[]): number {
  return tried.reduce((sum, { runs }) => sum + runs, 0)
}
