import { defineConfig } from 'vitest/config'
import { sayItByLingui } from './packages/inbox/say-it-by-lingui.ts'

// The packages run from source: `baton-dev` is the condition under which their entrances name `src/`.
const conditions = ['baton-dev', 'module', 'node', 'development|production']

// What `npm run check` (--mode fast) leaves to `npm test`: it takes a browser, a PostgreSQL of its own or minutes.
const SLOW = ['**/*.browser.test.ts', '**/*.postgres.test.ts', '**/*.slow.test.ts']

const minutes = (count: number): number => count * 60_000

export default defineConfig(({ mode }) => ({
  plugins: [sayItByLingui()],
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['baton-dev'] } },
  test: {
    passWithNoTests: false,
    include: [
      'packages/*/src/**/*.test.{ts,tsx}',
      'scenarios/**/*.test.ts',
      'tools/**/*.test.ts',
      'bench/**/*.test.ts',
      'examples/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/fixture/**', ...(mode === 'fast' ? SLOW : [])],
    env: { NODE_OPTIONS: '--conditions=baton-dev', BATON_TEST: mode === 'fast' ? 'fast' : 'full' },
    globalSetup: ['packages/server/src/testing/one-postgres.ts', 'tools/frameworks/install.ts'],
    setupFiles: 'tools/properties.ts',
    maxWorkers: 2,
    // No verdict hangs on the speed of a machine: these end only what would never end by itself.
    testTimeout: minutes(10),
    hookTimeout: minutes(10),
    teardownTimeout: minutes(10),
    expect: { poll: { timeout: minutes(3) } },
  },
}))
