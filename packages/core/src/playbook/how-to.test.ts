import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadPlaybook } from './load.ts'

const page = readFileSync(new URL('../../../../docs/how-to/write-a-playbook.md', import.meta.url), 'utf8')
const playbooks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text]) => text)

test('the playbooks of the how-to load', () => {
  expect(playbooks).toHaveLength(2)
  for (const text of playbooks) expect(loadPlaybook(text)).toMatchObject({ playbook: { lastResort: 'sam' } })
})
