import { describe, expect, test } from 'vitest'
import {
  accept,
  acknowledge,
  approve,
  ask,
  due,
  escalate,
  LACKING,
  LATER_PLAYBOOK,
  moveTo,
  report,
  startDesk,
} from '../../../made-for-tests/desk.ts'
import { minutes } from '../../time/instant.ts'

describe('somebody taken out of the playbook', () => {
  const gone = (play: (desk: ReturnType<typeof startDesk>) => void = () => {}, begin = {}) => {
    const desk = startDesk(begin)
    play(desk)
    desk.uses(LATER_PLAYBOOK)
    desk.does('desk', { type: 'owner_left' })
    return desk
  }

  test('passes what they had to the next at once, with time to accept, and the last resort is told', () => {
    for (const play of [
      () => {},
      (desk: ReturnType<typeof startDesk>) => desk.does('ana', accept),
      (desk: ReturnType<typeof startDesk>) => {
        desk.does('ana', accept)
        desk.does('ana', ask)
      },
    ]) {
      const desk = gone(play)
      expect(desk.in('offered')).toMatchObject({ owner: 'ben', step: 0, acceptBy: '2026-11-05T09:30:00.000Z' })
      expect(desk.told).toEqual(['ben: offered', 'ana: taken_from_you', 'sam: owner_left'])
      expect(desk.last('escalated')?.data).toMatchObject({ from: 'ana', to: 'ben', because: 'owner_left' })
    }
  })

  test('is replaced as owner of a held note, which stays held', () => {
    const desk = gone(() => {}, { findings: LACKING })
    expect(desk.in('held')).toMatchObject({ owner: 'ben', graceUntil: '2026-11-05T09:00:30.000Z' })
    expect(desk.told).toContain('sam: owner_left')
  })

  test('is replaced as owner of a decision that the agent has not carried out; one it has is left alone', () => {
    const desk = gone((desk) => desk.does('ana', approve))
    expect(desk.in('decided')).toMatchObject({ owner: 'ben', decision: { by: 'ana' } })
    expect(desk.told).toContain('ben: owner_left')
    desk.passes(minutes(15))
    expect(desk.told).toEqual(['ben: agent_silent'])

    const closed = gone((desk) => {
      desk.does('ana', approve)
      desk.does('bot', acknowledge())
      desk.does('bot', report('done'))
    })
    expect(closed.in('closed').owner).toBe('ana')
  })

  test('leaves what they were moving to the one they moved it to', () => {
    const desk = gone((desk) => {
      desk.does('ana', accept)
      desk.does('ana', moveTo('cleo'))
    })
    expect(desk.in('offered')).toMatchObject({ owner: 'cleo', acceptBy: '2026-11-05T09:30:00.000Z' })
    expect(desk.in('offered').move).toBeUndefined()
  })

  test('gives back what was being moved to them', () => {
    const desk = gone(
      (desk) => {
        desk.does('bot', escalate)
        desk.does('cleo', accept)
        desk.does('cleo', moveTo('ana'))
      },
      { reachable: ['cleo', 'ana', 'sam'] },
    )
    expect(desk.in('accepted')).toMatchObject({ owner: 'cleo' })
    expect(desk.told).toContain('cleo: move_came_back')
  })

  test('changes nothing where nobody needs it any more: that deadline has passed', () => {
    const desk = startDesk({ usefulUntil: '2026-11-05T09:10:00.000Z' })
    desk.uses(LATER_PLAYBOOK)
    desk.waits(minutes(11))
    desk.does('desk', { type: 'owner_left' })
    expect(desk.in('offered').owner).toBe('ana')
    desk.does('desk', due)
    expect(desk.in('expired').outcome).toBe('reject')
  })

  test('changes nothing where everybody is still there, and nobody else may say that somebody left', () => {
    const desk = startDesk()
    desk.does('desk', { type: 'owner_left' })
    expect(desk.events).toHaveLength(2)
    for (const who of ['ana', 'bot']) expect(desk.refuses(who, { type: 'owner_left' }).refused).toBe('not-allowed')
  })
})
