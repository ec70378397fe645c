/** The columns of the table, in the order in which they are printed: a folder beside this one, and its packages. */
export const FRAMEWORKS = {
  langchain: { name: 'LangChain and LangGraph', packages: ['langchain', '@langchain/langgraph'] },
  'openai-agents': { name: 'OpenAI Agents', packages: ['@openai/agents'] },
  'ai-sdk-7': { name: 'AI SDK 7', packages: ['ai'] },
  'ai-sdk-6': { name: 'AI SDK 6', packages: ['ai6'] },
  mastra: { name: 'Mastra', packages: ['@mastra/core'] },
  'claude-agent-sdk': { name: 'Claude Agent SDK', packages: ['@anthropic-ai/claude-agent-sdk'] },
  genkit: { name: 'Genkit', packages: ['genkit'] },
  'ag-ui': { name: 'AG-UI', packages: ['@ag-ui/core', '@ag-ui/client'] },
} as const
export type Framework = keyof typeof FRAMEWORKS
