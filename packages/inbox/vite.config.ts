import { globSync, readFileSync } from 'node:fs'
import { lingui } from '@lingui/vite-plugin'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { iconSprite } from './icon-sprite.ts'
import { sayItByLingui } from './say-it-by-lingui.ts'
import { withinBudget } from './within-budget.ts'
import { withoutDescriptions } from './without-descriptions.ts'
import { withoutUncalled } from './without-uncalled.ts'

/** Where `npm run dev` finds the desk. */
const desk = process.env.BATON_URL ?? 'http://127.0.0.1:4040'
// The desk refuses sign-in from a foreign origin, so the dev server speaks as the desk's own.
const proxy = { target: desk, changeOrigin: true, headers: { origin: new URL(desk).origin } }

/** The shapes of core by name: what is made from one (`Named.extend(…)`) makes a shape too, and does nothing else. */
const core = `${import.meta.dirname}/../core/src`
const shapes = globSync('**/*.ts', { cwd: core }).flatMap((file) =>
  [...readFileSync(`${core}/${file}`, 'utf8').matchAll(/^(?:export )?const ([A-Z]\w*[a-z]\w*)\b/gm)].map(([, name]) =>
    String(name),
  ),
)

export default defineConfig({
  resolve: {
    conditions: ['baton-dev', 'module', 'browser', 'development|production'],
    // The contract has what reads the conversations that agents send, 2 kB of it; a page sends none.
    alias: [
      {
        find: /^.*\/evidence\/sent-conversation\.ts$/,
        replacement: `${import.meta.dirname}/src/sends-no-conversation.ts`,
      },
      {
        find: /^.*\/playbook\/working-hours\.ts$/,
        replacement: `${import.meta.dirname}/src/any-hours.ts`,
      },
    ],
  },
  plugins: [
    react(),
    sayItByLingui(),
    lingui({ failOnMissing: true, failOnCompileError: true }),
    tailwind(),
    iconSprite(`${import.meta.dirname}/src`),
    withoutUncalled(`${import.meta.dirname}/src`),
    withoutDescriptions(),
    withinBudget(),
  ],
  // Both settings keep the page inside the content security policy: no data: script, no inline preload script.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    // The browsers that know `light-dark()`, `:has()` and container queries, all of 2024: nothing is written twice for older ones.
    cssTarget: ['chrome125', 'firefox128', 'safari17.5'],
    reportCompressedSize: false,
    rolldownOptions: {
      // Making a shape does nothing else: one that nobody uses goes, and where nobody uses any, zod goes.
      treeshake: {
        manualPureFunctions: ['z', 'line', 'list', 'text', 'exactly', ...new Set(shapes)],
        propertyReadSideEffects: false,
      },
      output: {
        codeSplitting: {
          groups: [
            // Of the parts that are loaded later, those that read playbooks or notes bring zod: once for all of them.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]/ },
            // All that the first page needs in one chunk: in one piece it is compressed to 2.8 kB less than in seven.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/v1': proxy, '/auth': proxy } },
})
