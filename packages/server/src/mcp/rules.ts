/** What an agent may decide and what not, as a resource to read and as prompts that a person at the client chooses. */
import { en, type Problem } from '@baton-desk/core'
import { rulesForAgent } from '@baton-desk/core/agent-tools'
import { type McpServer, ProtocolError, ProtocolErrorCode } from '@modelcontextprotocol/server'
import { z } from 'zod'
import { type Door, hasProblem } from './door.ts'

const RULES = 'baton://rules'
const { prompts } = en.tools

export function addRules(server: McpServer, door: Door): void {
  const asResource = { title: prompts.rules.title, description: prompts.rules.description, mimeType: 'text/markdown' }
  server.registerResource('rules', RULES, asResource, async () => ({
    contents: [{ uri: RULES, mimeType: 'text/markdown', text: await rulesNow(door) }],
  }))
  server.registerPrompt('rules', prompts.rules, async () => userSays(await rulesNow(door)))
  const { title, description, text } = prompts.handOver
  const argsSchema = z.object({ why: z.string().max(300).optional().describe('Why a person is needed.') })
  server.registerPrompt('hand_over', { title, description, argsSchema }, ({ why }) => userSays(text(why)))
}

async function rulesNow(door: Door): Promise<string> {
  const answer = await door.call('gatePlaybook', {})
  if (hasProblem(answer)) throw refused(answer.problem)
  if (!answer.playbook) throw new Error('The playbook was not sent, though none was named as known.')
  return rulesForAgent(answer.playbook)
}

export const refused = (problem: Problem): ProtocolError =>
  new ProtocolError(
    problem.status === 404 ? ProtocolErrorCode.InvalidParams : ProtocolErrorCode.InvalidRequest,
    `${problem.title}: ${problem.detail} ${problem.next}`,
    problem,
  )

const userSays = (text: string) => ({ messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] })
