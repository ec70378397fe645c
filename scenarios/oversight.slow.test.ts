/** Whoever asks who had a say gets an answer that was signed, and that says what it does not prove. */
import { createHash, createPublicKey, verify } from 'node:crypto'
import { minutes } from '@baton-desk/core'
import { canonicalJson } from '@baton-desk/core/contract'
import { expect, onTestFinished, test } from 'vitest'
import { openDesk, stores } from './desk.ts'

test.each(stores)(
  'on %s, what people had a say in is told with what they saw, signed, and to admins alone',
  async (kind) => {
    const desk = await openDesk(kind)
    onTestFinished(() => desk.stop())
    const [ana, sam] = [await desk.person('ana'), await desk.person('sam')]
    const { handoff } = await desk.handOff({ customer: 'C-1' })
    await desk.passTime(minutes(2))
    await ana.decide(handoff.id, { kind: 'reject', text: 'Paid once.', noteVersion: 1 })
    const { report, signature, publicKey, next } = await sam.oversight({})
    expect(next).toBeNull()
    expect(report.overseen).toMatchObject([
      { handoff: handoff.id, lane: 'support', by: 'ana', outcome: 'reject', fromNote: true, silence: [] },
    ])
    const [one] = report.overseen
    expect(one?.hadItForMs).toBeGreaterThanOrEqual(minutes(2))
    expect(one?.noteHash).toMatch(/^[0-9a-f]{64}$/)
    const { events } = await sam.exportTrail({})
    expect(events.find(({ type }) => type === 'decided')).toMatchObject({ seq: one?.seq, hash: one?.hash })
    expect(report.couldStop).toContainEqual({
      lane: 'support',
      people: ['ana', 'ben', 'cara', 'sam'],
      lastResort: 'sam',
      onSilence: 'none',
    })
    const isSigned = (signed: object) => {
      const digest = createHash('sha256')
        .update(canonicalJson(signed) ?? '')
        .digest('hex')
      return verify(null, Buffer.from(digest), createPublicKey(publicKey), Buffer.from(signature, 'base64url'))
    }
    expect(isSigned(report)).toBe(true)
    expect(isSigned({ ...report, overseen: [{ ...one, outcome: 'approve' }] })).toBe(false)
    await expect(ana.oversight({})).rejects.toMatchObject({ code: 'not-allowed' })
    // Whose words are gone, of them nothing is left but what was done.
    await desk.agent.acknowledge(handoff, { id: (await sam.getHandoff(handoff.id)).decision?.id ?? '' } as never)
    await sam.eraseCustomer({ customer: 'C-1' })
    const [after] = (await sam.oversight({})).report.overseen
    expect(after).toMatchObject({ by: 'ana', outcome: 'reject', hash: one?.hash })
    expect(after?.noteHash).toBeUndefined()
  },
)
