import { expect, test } from 'vitest'
import { countWords } from '../text.ts'
import { AGENT_TOOLS, agentTools } from './agent-tools.ts'
import { endpoints } from './endpoints.ts'

const tools = agentTools()
const propertiesOf = ({ inputSchema }: (typeof tools)[number]) =>
  inputSchema.properties as Record<string, { description?: string }>

test('there is one tool for each step of the agent’s side, and each calls endpoints that are for agents', () => {
  expect(tools.map(({ name }) => name)).toEqual([...AGENT_TOOLS])
  for (const { name, calls } of tools)
    for (const id of calls) expect(endpoints[id].callers as readonly string[], name).toContain('agent')
})

test('a model reads when each tool is used, and what each field is, unless its name says it', () => {
  const plain = new Set(['event', 'text', 'outcome', 'reason'])
  for (const tool of tools) {
    expect(countWords(tool.description), tool.name).toBeGreaterThan(30)
    for (const [field, { description = '' }] of Object.entries(propertiesOf(tool)))
      if (!plain.has(field)) expect(description, `${tool.name} ${field}`).toMatch(/\w/)
  }
})

test('all of them together stay within what a model reads each time, and the brief is told once', () => {
  const told = tools.map(({ name, description, inputSchema }) => JSON.stringify({ name, description, inputSchema }))
  expect(told.join('').length).toBeLessThan(28_000)
  expect(told.filter((tool) => tool.includes('first_step'))).toHaveLength(1)
})

test('tools that look alike name each other, so that a model takes the right one', () => {
  const said = Object.fromEntries(tools.map(({ name, description }) => [name, description]))
  expect(said.answer_questions).toContain('reply')
  expect(said.reply).toContain('answer_questions')
  expect(said.get_handoff).toContain('wait_for_decision')
  expect(said.withdraw).toContain('report_effect')
  expect(said.claim).toContain('report_effect')
  expect(said.gate).toContain('hand_off')
})
