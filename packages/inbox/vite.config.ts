import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { withinBudget } from './within-budget.ts'
import { withoutDescriptions } from './without-descriptions.ts'
import { withoutUncalled } from './without-uncalled.ts'

/** Where `npm run dev` finds the desk. */
const desk = process.env.BATON_URL ?? 'http://127.0.0.1:4040'
// The desk refuses sign-in from a foreign origin, so the dev server speaks as the desk's own.
const proxy = { target: desk, changeOrigin: true, headers: { origin: new URL(desk).origin } }

export default defineConfig({
  resolve: {
    conditions: ['baton-dev', 'module', 'browser', 'development|production'],
    // The contract has what reads the conversations that agents send, 2 kB of it; a page sends none.
    alias: [
      {
        find: /^.*\/evidence\/sent-conversation\.ts$/,
        replacement: `${import.meta.dirname}/src/sends-no-conversation.ts`,
      },
    ],
  },
  plugins: [react(), tailwind(), withoutUncalled(`${import.meta.dirname}/src`), withoutDescriptions(), withinBudget()],
  // Both settings keep the page inside the content security policy: no data: script, no inline preload script.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
    reportCompressedSize: false,
    rolldownOptions: {
      // Making a shape does nothing else: one that nobody uses goes.
      treeshake: { manualPureFunctions: ['z', 'line', 'list', 'text'] },
      output: {
        codeSplitting: {
          groups: [
            // zod and its setting in one chunk: whatever is built with zod runs after the setting, however chunks are cut.
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|zod-without-eval/ },
            // All that the first page needs in one chunk: in one piece it is compressed to 2.8 kB less than in seven.
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/v1': proxy, '/auth': proxy } },
})
