/** A client of MCP that starts `baton mcp --stdio` by itself, as programs on somebody's computer do. */
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk, type TestDesk } from './desk.ts'
import { PROTOCOLS, textOf } from './mcp-client.ts'

const BATON = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url))

describe('baton mcp --stdio', () => {
  let desk: TestDesk
  beforeAll(async () => {
    desk = await openDesk('embedded')
  })
  afterAll(() => desk.stop())

  async function start(url: string, protocol: (typeof PROTOCOLS)[number]) {
    const mode = protocol === '2025-11-25' ? 'legacy' : 'auto'
    const client = new Client({ name: 'a program of a story', version: '1' }, { versionNegotiation: { mode } })
    const args = ['--conditions=baton-dev', BATON, 'mcp', '--stdio']
    const env = { BATON_URL: url, BATON_KEY: desk.agentKey }
    await client.connect(new StdioClientTransport({ command: process.execPath, args, env, stderr: 'ignore' }))
    return client
  }

  test.each(PROTOCOLS)('hands off, waits and withdraws as over HTTP (protocol %s)', async (protocol) => {
    const client = await start(desk.url, protocol)
    expect(client.getNegotiatedProtocolVersion()).toBe(protocol)
    const given = {
      reference: `stdio-${protocol}`,
      lane: 'support',
      ask: 'Call Amir Haddad back about order 4471',
      why_you: 'He asked for a person.',
    }
    const { structuredContent } = await client.callTool({ name: 'hand_off', arguments: given })
    const { handoff, state } = structuredContent as { handoff: string; state: string }
    expect(state).toBe('offered')
    expect(JSON.stringify(await client.readResource({ uri: 'baton://rules' }))).toContain('support')
    const heard: string[] = []
    let withdrawing: ReturnType<typeof client.callTool> | undefined
    const waited = await client.callTool(
      { name: 'wait_for_decision', arguments: { handoff } },
      {
        timeout: 120_000,
        onprogress: ({ message = '' }) => {
          heard.push(message)
          withdrawing ??= client.callTool({ name: 'withdraw', arguments: { handoff, reason: 'He called himself.' } })
        },
      },
    )
    expect(heard[0]).toBe('It is with Ana Pohl, who has not accepted it yet.')
    expect(waited.structuredContent).toMatchObject({ state: 'withdrawn' })
    expect((await withdrawing)?.structuredContent).toMatchObject({ state: 'withdrawn' })
    const wrong = await client.callTool({ name: 'reply', arguments: { handoff, text: 'Yes.' } })
    expect(wrong.isError).toBe(true)
    expect(textOf(wrong.content)).toContain('Do next:')
    await client.close()
  })

  test('says that the desk cannot be reached, and goes on when it can', async () => {
    const client = await start('http://127.0.0.1:9', '2026-07-28')
    const { isError, content } = await client.callTool({ name: 'get_handoff', arguments: { reference: 'any' } })
    expect(isError).toBe(true)
    expect(textOf(content)).toContain('cannot be reached')
    await client.close()
  })
})
