import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sdk = join(import.meta.dirname, '..')
const packages = join(sdk, '..')

const PRINT_LOADED = `
import { registerHooks } from 'node:module'
const loaded = []
registerHooks({
  load(url, context, nextLoad) {
    loaded.push(url)
    return nextLoad(url, context)
  },
})
await import(process.argv[1])
console.log(JSON.stringify(loaded))`

/** What Node loads for an entrance: files of core by their path in its source, and libraries by name. */
function loadedBy(entrance: string): { core: string[]; libraries: string[] } {
  const node = ['--conditions=baton-dev', '--input-type=module', '--eval', PRINT_LOADED, entrance]
  const urls: string[] = JSON.parse(execFileSync(process.execPath, node, { cwd: sdk, encoding: 'utf8' }))
  const paths = urls.filter((url) => url.startsWith('file:')).map((url) => new URL(url).pathname)
  const core = join(packages, 'core/src/')
  return {
    core: paths.filter((path) => path.startsWith(core)).map((path) => path.slice(core.length)),
    libraries: [...new Set(paths.flatMap((path) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))],
  }
}

/** What reads conversations, writes notes and finds owners. The shape of a conversation is part of the contract, and what reads it strictly. */
const readers =
  /^(?!evidence\/(?:(?:sent-)?conversation\.ts|read-messages\/(?!families))|playbook\/working-hours\.ts)(compose|evidence|languages|gate\/gate\.ts|playbook|proof|rehearse|routing|writing)/

/** zod for the shapes, and what sends, streams and verifies. */
const LIGHT = [
  '@stablelib/base64',
  'eventsource-parser',
  'fast-sha256',
  'is-network-error',
  'p-retry',
  'standardwebhooks',
  'zod',
]

const ADAPTERS = ['langchain', 'openai-agents', 'ai-sdk', 'mastra', 'claude-agent-sdk', 'genkit', 'ag-ui']

test.each(['@baton-desk/sdk', '@baton-desk/sdk/testing', ...ADAPTERS.map((name) => `@baton-desk/sdk/${name}`)])(
  '%s loads the contract and nothing heavy',
  (entrance) => {
    const { core, libraries } = loadedBy(entrance)
    expect(core).toContain('contract/endpoints.ts')
    expect(core.filter((file) => readers.test(file))).toEqual([])
    expect(libraries.filter((library) => !LIGHT.includes(library))).toEqual([])
  },
)

test('@baton-desk/sdk/gate loads what judges', () => {
  const { core, libraries } = loadedBy('@baton-desk/sdk/gate')
  expect(core).toEqual(expect.arrayContaining(['gate/gate.ts', 'evidence/signals/signals.ts']))
  expect(libraries).toContain('@marcbachmann/cel-js')
})
