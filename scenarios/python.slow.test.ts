/**
 * The Python client against a real desk, by the system's `python3`: the whole agent's side, sync and async, and what is decided
 * done once, whoever of the two is killed. Where there is no `python3`, the run says so and leaves it out.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Client, createClient } from '@baton-desk/sdk'
import { type Script, scriptedPerson } from '@baton-desk/sdk/testing'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { startDeskProcess } from '../bench/desk-process/start.ts'
import { goodNote, openDesk, playbook, type TestDesk } from './desk.ts'

const root = join(import.meta.dirname, '..')
const agent = join(import.meta.dirname, 'python/agent.py')
const { status } = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'])
if (status !== 0) console.log('No python3 of 3.9 or newer here: the Python client is not tested in this run.')

type Job = { does: string; reference: string } & Record<string, unknown>
type Said = Record<string, unknown>

/** An agent in Python that was started; `lines` are what it says, one JSON object each. */
function startAgent(job: Job): { child: ChildProcess; lines: AsyncIterator<Said>; exited: Promise<unknown> } {
  const env = { ...process.env, BATON_JOB: JSON.stringify({ note, ...job }) }
  const child = spawn('python3', [agent], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  async function* read(): AsyncGenerator<Said> {
    for await (const line of createInterface({ input: child.stdout })) yield JSON.parse(line)
  }
  return { child, lines: read(), exited: once(child, 'exit') }
}
const { why: _, ...note } = { ...goodNote, why: undefined }

async function lastOf(job: Job): Promise<Said> {
  const { lines } = startAgent(job)
  let last: Said = {}
  for (let next = await lines.next(); !next.done; next = await lines.next()) last = next.value
  return last
}

async function effectsFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-python-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return join(folder, 'effects')
}

describe.skipIf(status !== 0)('the Python client', () => {
  test('passes its own tests, and mypy where there is one', () => {
    const python = (...args: string[]) =>
      spawnSync('python3', args, { cwd: join(root, 'clients/python'), encoding: 'utf8' })
    expect(python('-W', 'error', '-m', 'unittest')).toMatchObject({ status: 0, stderr: expect.stringContaining('OK') })
    if (python('-m', 'mypy', '--version').status !== 0) return console.log('No mypy here: the types are not checked.')
    expect(python('-m', 'mypy', '--strict', 'baton.py')).toMatchObject({ status: 0 })
  })

  describe('at a desk', () => {
    let desk: TestDesk
    let ana: Client
    beforeAll(async () => {
      desk = await openDesk('embedded', {
        playbook: {
          ...playbook,
          triggers: [
            {
              id: 'refund',
              when: 'action.tool == "refund"',
              then: 'review',
              lane: 'support',
              reason: 'authority_limit',
              why: 'Refunds need a person.',
            },
          ],
        },
      })
      ana = await desk.person('ana')
    })
    afterAll(() => desk.stop())

    type Answer = Omit<Parameters<Client['decide']>[1], 'noteVersion' | 'actionHash'>
    async function answered(answer: Answer, job: Job): Promise<Said> {
      const script: Script = ({ state }) => (state === 'offered' ? { do: 'decide', ...answer } : undefined)
      const person = scriptedPerson({ baseUrl: desk.url, key: await desk.personKey('ana'), script })
      try {
        return await lastOf({ url: desk.url, key: desk.agentKey, ...job })
      } finally {
        await person.stop()
      }
    }
    const yes: Answer = { kind: 'approve' }

    test('does what was approved, with the edits, and says what was changed', async () => {
      const effects = await effectsFile()
      const edited: Answer = { kind: 'approve_with_edits', edits: { arguments: { amount: 120 } } }
      expect(await answered(edited, { does: 'once', reference: 'py-1', effects })).toEqual({
        happened: 'done',
        text: 'Ana Pohl approved it, and it was done: Refunded $120. Ana Pohl changed amount from 180 to 120. Do not call refund again for this.',
      })
      expect(await readFile(effects, 'utf8')).toBe('py-1 120\n')
      expect(await answered(yes, { does: 'once', reference: 'py-1', effects })).toMatchObject({ happened: 'before' })
      expect(await readFile(effects, 'utf8')).toBe('py-1 120\n')
    })

    test.each(['guarded', 'in_a_loop'])('puts a person before a tool call (%s)', async (does) => {
      const effects = await effectsFile()
      const job = { does, reference: `py-${does}`, effects }
      const said = await answered(yes, job)
      expect(said).toMatchObject({ happened: 'done', ...(does === 'in_a_loop' && { went_on: true }) })
      expect(await readFile(effects, 'utf8')).toBe(`py-${does} 180\n`)
      const refused = await answered({ kind: 'reject', text: 'Paid already.' }, { ...job, reference: `py-${does}-no` })
      expect(refused).toMatchObject({
        happened: 'not_run',
        text: 'Ana Pohl refused it: Paid already. It was not done. Do not call refund again for this.',
      })
    })

    test.each(['failed', 'not_applied', 'in_doubt'])('tells the desk what became of it: %s', async (raises) => {
      const said = await answered(yes, { does: 'fails', reference: `py-${raises}`, raises })
      expect(said).toEqual({ happened: raises })
      const { rows } = await ana.listHandoffs({ reference: `py-${raises}` })
      const types = (await ana.history(rows[0]?.id ?? '')).events.map(({ type }) => type)
      expect(types).toContain(raises === 'in_doubt' ? 'claim_extended' : 'effect_reported')
    })

    test('keeps numbers and letters exactly', async () => {
      const expected = { account: '9007199254740993123', rate: '0.1', text: 'grüße \u2028 “so”' }
      const said = await answered(yes, { does: 'exact', reference: 'py-exact', expected })
      expect(said).toEqual({ happened: 'done', same: true })
    })

    test('has the rest of the agent’s side by hand', async () => {
      expect(await answered(yes, { does: 'by_hand', reference: 'py-hand' })).toEqual({
        longer: true,
        other: false,
        verdicts: ['proceed', 'review'],
        state: 'closed',
        withdrawn: 'withdrawn',
      })
    })

    test('killed after the effect and before the report, it leaves a doubt and never a second effect', async () => {
      const effects = await effectsFile()
      const job = { does: 'once', url: desk.url, key: desk.agentKey, reference: 'py-killed', effects }
      const first = startAgent({ ...job, hangs: true })
      const { id } = { id: String((await first.lines.next()).value?.waits) }
      const { noteVersion, note } = await ana.getHandoff(id)
      await ana.decide(id, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
      expect((await first.lines.next()).value).toEqual({ effect: true })
      first.child.kill('SIGKILL')
      await first.exited
      expect(await lastOf(job)).toMatchObject({ happened: 'elsewhere' })
      await desk.passTime(60_000)
      expect(await ana.getHandoff(id)).toMatchObject({ state: 'in_doubt' })
      await ana.itHappened(id, {})
      expect(await lastOf(job)).toMatchObject({ happened: 'before' })
      expect(await readFile(effects, 'utf8')).toBe('py-killed 180\n')
    })
  })

  test('waits on while the desk is killed and started again, is killed itself, and does it once', async () => {
    const effects = await effectsFile()
    const place = { port: 0, dataDir: join(effects, '..', 'data') }
    let desk = await startDeskProcess(place)
    const { url, agentKey: key, personKey } = desk
    place.port = Number(new URL(url).port)
    const job = { does: 'once', url, key, reference: 'py-both', effects }
    const first = startAgent(job)
    const id = String((await first.lines.next()).value?.waits)
    await desk.kill()
    desk = await startDeskProcess(place)
    first.child.kill('SIGKILL')
    await first.exited

    const [second, third] = [startAgent(job), startAgent(job)]
    for (const { lines } of [second, third]) expect((await lines.next()).value).toEqual({ waits: id })
    const person = createClient({ baseUrl: url, key: personKey })
    const { noteVersion, note } = await person.getHandoff(id)
    await desk.kill()
    desk = await startDeskProcess(place)
    await person.decide(id, { kind: 'approve', noteVersion, actionHash: note.action?.hash })
    const said = [(await second.lines.next()).value, (await third.lines.next()).value]
    expect(said.filter((one) => one?.happened === 'done')).toHaveLength(1)
    expect(await readFile(effects, 'utf8')).toBe('py-both 180\n')
    await desk.stop()
  })
})
