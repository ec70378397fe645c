import { expect, test } from 'vitest'
import { ACTIONS } from '../features/actions/offers.ts'
import { type PageDoes, pageCommands, pageKeys } from './page-commands.ts'

/** What a press or a pick did, in order. */
function page() {
  const done: string[] = []
  const note =
    (what: string) =>
    (...given: unknown[]) =>
      void done.push([what, ...given].join(' '))
  const does: PageDoes = {
    pick: note('pick'),
    show: note('show'),
    openFirst: note('open first'),
    showNew: note('show new'),
    undo: note('undo'),
    search: note('search'),
    go: note('go'),
    step: note('step'),
    back: note('back'),
  }
  return { done, does, openStep: note('step of') }
}

test('every command with a key of the page does the same as its key', () => {
  const { done, does, openStep } = page()
  const keys: Record<string, (() => unknown) | undefined> = pageKeys(does) as Record<string, () => unknown>
  const commands = pageCommands(does, { id: undefined, offered: [], openStep })
  for (const { key, run } of commands) {
    if (!key) continue
    run()
    keys[key === '?' ? '[Shift]+?' : key.toLowerCase()]?.()
    expect(done).toHaveLength(2)
    expect(done[1]).toBe(done[0])
    done.length = 0
  }
})

test('actions are offered by name only where they are possible', () => {
  const { done, does, openStep } = page()
  const commands = pageCommands(does, { id: 'h1', offered: [ACTIONS.approve, ACTIONS.reject], openStep })
  expect(commands.slice(0, 2).map(({ label, key }) => `${label} ${key}`)).toEqual(['Approve Y', 'Reject X'])
  commands[1]?.run()
  expect(done).toEqual(['step of reject'])
})

test('what belongs to a handoff is there only while one is shown', () => {
  const { does, openStep } = page()
  const ids = (id: string | undefined) => pageCommands(does, { id, offered: [], openStep }).map((one) => one.id)
  expect(ids('h1')).toEqual(expect.arrayContaining(['history', 'conversation', 'open-first']))
  expect(ids(undefined)).not.toContain('history')
  for (const all of [ids('h1'), ids(undefined)]) expect(new Set(all).size).toBe(all.length)
})
