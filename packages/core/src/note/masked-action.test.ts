import { describe, expect, test } from 'vitest'
import { decide, noteOf, startDesk } from '../../made-for-tests/desk.ts'
import { hashOfAction } from '../hash.ts'
import { ExactNumber } from '../json/exact-number.ts'
import { maskArguments } from './masked-action.ts'

const card = '4111 1111 1111 1111'

test.each<[Record<string, unknown>, unknown, string[]]>([
  [{ order: '4471', amount: 180 }, { order: '4471', amount: 180 }, []],
  [{ card }, { card: '••••1111' }, ['/card']],
  [{ to: { card: new ExactNumber('4111111111111111') } }, { to: { card: '••••1111' } }, ['/to/card']],
  [{ message: `charge ${card} now` }, { message: 'charge ••••1111 now' }, ['/message']],
  [{ card: '4929138472056614' }, { card: '••••6614' }, ['/card']],
  [{ password: { new: 'sun' } }, { password: { new: '••••' } }, ['/password/new']],
  [{ passwords: ['sun', 'moon'] }, { passwords: ['••••', '••••'] }, ['/passwords/0', '/passwords/1']],
  [{ mot_de_passe: 'soleil', compass: 'north' }, { mot_de_passe: '••••', compass: 'north' }, ['/mot_de_passe']],
  [{ password: 'sun' }, { password: '••••' }, ['/password']],
  [{ user: { accountPIN: 4821 } }, { user: { accountPIN: '••••' } }, ['/user/accountPIN']],
  [{ keys: [{ api_key: 'abcdefgh' }] }, { keys: [{ api_key: '••••' }] }, ['/keys/0/api_key']],
  [{ pin: null, password: '', spin: 4 }, { pin: null, password: '', spin: 4 }, []],
])('arguments %j are shown as %j', (args, shown, masked) => {
  expect(maskArguments(args)).toEqual({ arguments: shown, masked })
})

describe('what is masked', () => {
  const action = { tool: 'charge', arguments: { card, amount: 40 } }
  const actionHash = hashOfAction(action)
  const yes = (noteVersion = 1) => decide({ kind: 'approve' }, { actionHash, noteVersion })
  const start = () => startDesk({ note: noteOf({ action }) })

  test('is approved by nobody who has not had it shown, and by whoever has', () => {
    const desk = start()
    expect(desk.refuses('ana', yes())).toMatchObject({ refused: 'reveal-first' })
    desk.does('ben', { type: 'reveal' })
    expect(desk.refuses('ana', yes())).toMatchObject({ refused: 'reveal-first' })
    desk.does('ana', { type: 'reveal' })
    expect(desk.last('revealed')).toMatchObject({ by: { id: 'ana' }, data: { noteVersion: 1, actionHash } })
    desk.does('ana', yes())
    expect(desk.in('decided').note.action).toMatchObject(action)
  })

  test('is rejected by anybody who may decide it', () => {
    const desk = start()
    desk.does('ana', decide({ kind: 'reject', text: 'Not her card.' }, { actionHash }))
    expect(desk.in('decided').decision.kind).toBe('reject')
  })

  test('has to be shown again where it became something else, and not where only the note did', () => {
    const desk = start()
    desk.does('ana', { type: 'reveal' })
    const events = desk.events.length
    desk.does('ana', { type: 'reveal' })
    expect(desk.events).toHaveLength(events)
    desk.does('bot', { type: 'mend', note: noteOf({ action, ask: 'Charge $40' }), noteHash: 'x', findings: [] })
    const changed = { tool: 'charge', arguments: { card: '5555 5555 5555 4444', amount: 40 } }
    desk.does('bot', { type: 'mend', note: noteOf({ action: changed }), noteHash: 'y', findings: [] })
    const approve = decide({ kind: 'approve' }, { actionHash: hashOfAction(changed), noteVersion: 3 })
    expect(desk.refuses('ana', approve)).toMatchObject({ refused: 'reveal-first' })
  })

  test('is shown to nobody who may not decide it, and there is nothing to show where nothing is masked', () => {
    const desk = start()
    desk.makes('ben', 'viewer')
    expect(desk.refuses('ben', { type: 'reveal' })).toMatchObject({ refused: 'may-not-decide' })
    expect(startDesk().refuses('ana', { type: 'reveal' })).toMatchObject({ refused: 'wrong-state' })
  })
})

test('what people and agents write beside a note is remembered without secrets', () => {
  const desk = startDesk()
  desk.does('bot', { type: 'comment', text: `Her card is ${card}` })
  desk.does('ana', { type: 'accept', readBack: 'I log in, the password is Sommer!24, by 11:00.' })
  desk.does('ana', { type: 'ask', of: 'agent', question: 'Is it 4111-1111-1111-1111?' })
  desk.does('bot', { type: 'reply', text: 'Yes, PIN 4821' })
  desk.does('ana', { type: 'decline', reason: 'IBAN DE89 3704 0044 0532 0130 00 is not ours' })
  const kept = JSON.stringify([desk.handoff, desk.events])
  expect(kept).not.toMatch(/4111.?1111|Sommer|4821|3704/)
  expect(kept).toContain('[bank account removed] is not ours')
})
