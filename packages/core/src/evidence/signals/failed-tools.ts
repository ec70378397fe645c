import type { Signal } from './signal.ts'

/** How many tool calls did not do what they were for. */
export const failedTools: Signal = {
  id: 'failed_tools',
  type: 'number',
  means: 'Number of tool calls that failed or were refused.',
  limits:
    'Read from the words and shape of the answers; a tool that answers with an error in a shape of its own may pass for a success.',
  examples: [{ said: 'My order is late', value: 0 }],
  read: ({ calls }) => calls().filter(({ outcome }) => outcome === 'failed' || outcome === 'refused').length,
}
