import { expect, test } from 'vitest'
import { createLog } from './log.ts'

/** What was logged, each line read again as JSON. */
function lines(use: (log: ReturnType<typeof createLog>) => void): Record<string, unknown>[] {
  const written: string[] = []
  use(createLog('info', { write: (line) => written.push(line) }))
  return written.map((line) => JSON.parse(line))
}

const card = '4111 1111 1111 1111'

test('no secret stands in a line, in whatever part of it, and each line is still JSON', () => {
  const told = lines((log) => {
    log.info(`Paid with ${card}`)
    log.error({ err: new Error(`connect postgres://app:tr0ub4dor@db/main failed`) }, 'The database does not answer')
    log.warn({ body: { texts: [`my PIN is 4821`, { password: 'password: hunter2!' }] }, status: 422 }, 'Refused')
  })
  expect(JSON.stringify(told)).not.toMatch(/4111 1111|tr0ub4dor|4821|hunter2/)
  expect(told.map(({ msg }) => msg)).toEqual([
    'Paid with [card number ending in 1111 removed]',
    'The database does not answer',
    'Refused',
  ])
  expect(told[1]).toMatchObject({ err: { type: 'Error', message: expect.stringContaining('@db/main failed') } })
  expect(told[2]).toMatchObject({ status: 422 })
})
