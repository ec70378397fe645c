import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadPlaybook } from './load.ts'

const playbooks = ['write-a-playbook', 'on-call-calendars'].flatMap((name) => {
  const page = readFileSync(new URL(`../../../../docs/how-to/${name}.md`, import.meta.url), 'utf8')
  return [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text)
})

test('the playbooks of the how-to pages load', () => {
  expect(playbooks).toHaveLength(3)
  for (const text of playbooks) expect(loadPlaybook(text)).toMatchObject({ playbook: { lastResort: 'sam' } })
})
