import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { judge, judgeApproved, readGate } from '../gate/gate.ts'
import { GateEvent } from '../gate/gate-event.ts'
import { loadPlaybook } from './load.ts'

const MONDAY_NOON = '2026-11-23T12:00:00.000Z'

test('the playbooks of the how-to pages load', () => {
  const playbooks = ['write-a-playbook', 'on-call-calendars'].flatMap(playbooksOf)
  expect(playbooks).toHaveLength(4)
  for (const text of playbooks) expect(loadPlaybook(text)).toMatchObject({ playbook: { lastResort: 'sam' } })
})

test('the first playbook of the how-to needs a person for what it says it does', () => {
  const gate = firstGate()
  expect(judge(gate, GateEvent.parse({ kind: 'message', text: 'Can I talk to a person?' }), MONDAY_NOON)).toMatchObject(
    {
      verdict: 'hand_off',
      decidedBy: 'wants-a-person',
    },
  )
})

test('the event of the how-to on CI gets a review from it, which an approval lifts', () => {
  const [, sent = ''] = /echo '(\{.*\})' \| baton gate/.exec(howTo('check-a-playbook-in-ci')) ?? []
  const event = GateEvent.parse(JSON.parse(sent))
  const { actionHash = '', ...verdict } = judge(firstGate(), event, MONDAY_NOON)
  expect(verdict).toMatchObject({ verdict: 'review', decidedBy: 'refund-over-limit', failed: [] })
  expect(judgeApproved(firstGate(), event, { actionHash }, MONDAY_NOON).verdict).toBe('proceed')
})

function firstGate() {
  const [written] = playbooksOf('write-a-playbook')
  const loaded = loadPlaybook(written)
  if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'))
  return readGate(loaded.playbook)
}

const playbooksOf = (page: string): (string | undefined)[] =>
  [...howTo(page).matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text)

function howTo(page: string): string {
  return readFileSync(new URL(`../../../../docs/how-to/${page}.md`, import.meta.url), 'utf8')
}
