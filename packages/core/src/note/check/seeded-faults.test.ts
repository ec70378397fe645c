import { expect, test } from 'vitest'
import { FAULTS } from '../../../made-for-tests/faults.ts'
import { GOOD_NOTES, NOW, VARIANTS } from '../../../made-for-tests/good-notes.ts'
import { Note } from '../note.ts'
import { checkNote } from './check-note.ts'
import type { CheckContext } from './rule.ts'

const FOUND_AT_LEAST = 0.98
const FALSE_ALARMS_AT_MOST = 0.02

const goods = GOOD_NOTES.flatMap(({ name, note, conversation }) =>
  VARIANTS.map((variant) => ({ name: `${name}, ${variant.name}`, note: Note.parse(variant.vary(note)), conversation })),
)

test('good notes are left alone', () => {
  const alarms = goods.flatMap(({ name, note, conversation }) =>
    checkNote(note, { now: NOW, conversation }).map(({ rule, message }) => `${name}: ${rule}: ${message}`),
  )
  const alarmed = new Set(alarms.map((alarm) => alarm.split(':')[0])).size
  console.log(`${goods.length} good notes, ${alarmed} with a false alarm (${percent(alarmed / goods.length)})`)
  expect(alarmed / goods.length, alarms.join('\n')).toBeLessThanOrEqual(FALSE_ALARMS_AT_MOST)
})

test('seeded faults are found, every kind of them', () => {
  const missed: string[] = []
  let seeded = 0
  const kinds: string[] = []
  for (const fault of FAULTS) {
    let tried = 0
    let found = 0
    for (const { name, note, conversation } of GOOD_NOTES) {
      for (const { note: broken, context } of fault.seed(note, conversation)) {
        const given: CheckContext = { now: NOW, conversation, ...context }
        const rules = checkNote(Note.parse(broken), given).map(({ rule }) => rule)
        tried += 1
        if (rules.some((rule) => fault.rules.some((expected) => expected === rule))) found += 1
        else
          missed.push(
            `${fault.name} (${name}): ${JSON.stringify([broken.ask, broken.what, broken.known[0]?.text, broken.draft?.body, broken.promise?.text])} → ${rules.join(', ') || 'nothing'}`,
          )
      }
    }
    expect(tried, fault.name).toBeGreaterThan(0)
    kinds.push(`${String(found).padStart(4)} of ${String(tried).padStart(3)}  ${fault.name}`)
    seeded += tried
  }
  const share = 1 - missed.length / seeded
  console.log(
    `${FAULTS.length} kinds of fault, ${seeded} seeded, ${seeded - missed.length} found (${percent(share)})\n${kinds.join('\n')}`,
  )
  expect(FAULTS.length).toBeGreaterThanOrEqual(30)
  expect(share, missed.join('\n')).toBeGreaterThanOrEqual(FOUND_AT_LEAST)
})

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
