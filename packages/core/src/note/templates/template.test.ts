import { describe, expect, test } from 'vitest'
import { Lane } from '../../playbook/playbook.ts'
import { templateOf } from '../../playbook/template-of.ts'
import { EXAMPLE_NOW, REFUND_NOTE } from '../examples.ts'
import { Note } from '../note.ts'
import { PART_IDS } from '../parts.ts'
import { SHIPPED_TEMPLATES } from './shipped.ts'
import { readTemplate, readTemplateRow } from './template.ts'

const context = {
  now: EXAMPLE_NOW,
  timeZone: 'UTC',
  ownerName: 'Ana Pires',
  laneName: 'Support',
  stateLine: 'Not accepted · Ana',
}

describe('the shipped templates', () => {
  test('carry the labels they promise, in order', () => {
    const labels = Object.fromEntries(
      Object.entries(SHIPPED_TEMPLATES).map(([id, { rows }]) => [id, rows.map(({ label }) => label)]),
    )
    expect(labels).toEqual({
      quick_intake: [
        'Customer',
        'Reason for contact',
        'Summary of request',
        'What the agent already captured',
        'Why this was escalated',
        'Next human owner',
        'Deadline or urgency',
        'Recommended next action',
      ],
      outbound_reply: [
        'Prospect or account',
        'Context from prior messages',
        'Draft response ready for review',
        'Objection or concern',
        'Required approval before send',
        'Owner responsible for the final decision',
      ],
      internal_task: ['Task summary', 'Source of truth', 'Current blocker', 'Suggested owner', 'Status', 'Due date'],
    })
  })

  test.each(Object.keys(SHIPPED_TEMPLATES))('%s shows parts that there are', (id) => {
    for (const { shows } of SHIPPED_TEMPLATES[id]?.rows ?? []) expect(PART_IDS).toContain(shows)
  })

  test('quick intake answers every row from a good note', () => {
    const rows = readTemplate(REFUND_NOTE, SHIPPED_TEMPLATES.quick_intake ?? never(), context)
    expect(Object.fromEntries(rows.map(({ label, lines }) => [label, lines.map(({ text }) => text)]))).toEqual({
      Customer: ['Amir Haddad', 'Order 4471', 'E-mail amir.haddad@example.com'],
      'Reason for contact': ['Refund $180 for a double charge'],
      'Summary of request': ['Amir Haddad was charged twice for order 4471 and wants one charge back.'],
      'What the agent already captured': ['Two payments of $180 cleared on 3 November'],
      'Why this was escalated': ['Refunds over $100 need a person.'],
      'Next human owner': ['Ana Pires'],
      'Deadline or urgency': ['Approve by 2:42 PM (in 15 min)'],
      'Recommended next action': ['Approve the refund and send the drafted reply', 'Cannot be undone.'],
    })
  })
})

describe('a row of a template', () => {
  test('reads one of the template’s own fields', () => {
    const note = Note.parse({ ...REFUND_NOTE, fields: { plan: 'Team, yearly' } })
    expect(readTemplateRow(note, { shows: 'fields.plan' }, context)).toBe('Team, yearly')
    expect(readTemplateRow(note, { shows: 'fields.constructor' }, context)).toBe('')
  })

  test('is empty where the note says nothing, and missing where it was required', () => {
    const template = {
      name: 'Ours',
      rows: [
        { label: 'Plan', shows: 'fields.plan', required: true },
        { label: 'Notes', shows: 'fields.notes', required: false },
      ],
    }
    const rows = readTemplate(REFUND_NOTE, template, context)
    expect(rows.map(({ label, isMissing }) => [label, isMissing])).toEqual([
      ['Plan', true],
      ['Notes', false],
    ])
  })

  test('says by how many words it is too long', () => {
    const template = { name: 'Short', rows: [{ label: 'Request', shows: 'what', required: true, maxWords: 10 }] }
    expect(readTemplate(REFUND_NOTE, template, context)[0]).toMatchObject({ words: 13, wordsOver: 3 })
  })
})

describe('the template of a lane', () => {
  const lane = (template: string) => Lane.parse({ name: 'Support', owners: { people: ['ana'] }, template })
  const playbook = {
    lanes: { support: lane('quick_intake'), sales: lane('ours'), lost: lane('no_such') },
    templates: { ours: { name: 'Ours', rows: [] } },
  }

  test.each([
    ['support', 'Quick intake'],
    ['sales', 'Ours'],
    ['lost', undefined],
    ['no-lane', undefined],
    ['constructor', undefined],
  ])('%s has %s', (laneId, name) => {
    expect(templateOf(playbook, laneId)?.name).toBe(name)
  })

  test('of the same id as a shipped one is the playbook’s own', () => {
    const own = { lanes: playbook.lanes, templates: { quick_intake: { name: 'Our intake', rows: [] } } }
    expect(templateOf(own, 'support')?.name).toBe('Our intake')
  })
})

function never(): never {
  throw new Error('there is no such shipped template')
}
