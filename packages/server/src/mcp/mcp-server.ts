/**
 * The desk as an MCP server for one agent: the tools of the contract, its rules as prompt and resource. A caller of
 * `app/answer-call.ts` like every other door: it knows no handoff, no store and no HTTP.
 */
import { en } from '@baton-desk/core'
import { agentTools } from '@baton-desk/core/agent-tools'
import { McpServer, type ServerContext, type StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { asText } from './as-text.ts'
import { type Door, hasProblem } from './door.ts'
import { addRules } from './rules.ts'
import { addTasks, asCreated, isTask, knowsTasks, TASKS } from './tasks.ts'
import { type Answered, tools } from './tools.ts'

export function mcpServerFor(door: Door, { version }: { version: string }): McpServer {
  const capabilities = { tools: {}, prompts: {}, resources: {}, extensions: { [TASKS]: {} } }
  const server = new McpServer(
    { name: 'baton', title: 'Baton', version },
    { capabilities, instructions: en.tools.instructions },
  )
  addRules(server, door)
  addTasks(server, door)
  for (const { name, title, description, inputSchema, answer, reads } of agentTools()) {
    const settings = {
      title,
      description,
      inputSchema: asPublished(inputSchema),
      outputSchema: answer,
      annotations: { readOnlyHint: reads, destructiveHint: false, openWorldHint: false },
    }
    server.registerTool(name, settings, async (given, context) => {
      const answered = await tools[name](door, given, waitingIn(context))
      const content = [{ type: 'text' as const, text: asText(answered) }]
      if (hasProblem(answered)) return { content, structuredContent: { ...answered.problem }, isError: true }
      const task = name === 'hand_off' && knowsTasks(context) ? await taskOf(door, answered) : {}
      return { content, structuredContent: { ...answered }, ...task }
    })
  }
  return server
}

async function taskOf(door: Door, answered: Exclude<Answered, { problem: unknown }>) {
  if (!('handoff' in answered) || !isTask(answered)) return {}
  const view = await door.call('getHandoff', { id: answered.handoff })
  return hasProblem(view) ? {} : asCreated(view)
}

/** Published as it is; what comes is read by the contract, which says what is wrong with it and loses nothing. */
const asPublished = (schema: Record<string, unknown>): StandardSchemaWithJSON<Record<string, unknown>> => ({
  '~standard': {
    version: 1,
    vendor: 'baton',
    validate: (value) => ({ value: (value ?? {}) as Record<string, unknown> }),
    jsonSchema: { input: () => schema, output: () => schema },
  },
})

function waitingIn({ mcpReq }: ServerContext) {
  const progressToken = mcpReq._meta?.progressToken
  let progress = 0
  const tell = async (message: string) => {
    progress += 1
    await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress, message } })
  }
  return { signal: mcpReq.signal, tell: progressToken === undefined ? undefined : tell }
}
