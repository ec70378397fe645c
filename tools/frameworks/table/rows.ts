/** The rows of the table: what goes wrong between a question and its effect, each played the same way alone and with Baton. */

import type { Call } from './job.ts'
import type { Answered, Cell, Stage } from './stage.ts'

export type Row = { id: string; title: string; means: string; play: (stage: Stage) => Promise<Cell> }

const one: Call = { id: 'call_1', order: '4471', amount: 180 }
const two: Call = { id: 'call_2', order: '9', amount: 500 }
const approve: Answered = { kind: 'approve' }
const reject: Answered = { kind: 'reject', text: 'Too high, offer a voucher.' }

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`)
const amounts = (stage: Stage): number[] => stage.effects().map(({ amount }) => amount)
const ran = (stage: Stage): string => (amounts(stage).length ? `ran ${times(amounts(stage).length)}` : 'did not run')
const toldOf = (stage: Stage, call: Call): string | undefined => stage.heard().find(({ id }) => id === call.id)?.text
/** Whatever id the model calls it by after a death. */
const learned = (stage: Stage): boolean => stage.heard().some(({ text }) => /Refunded|carried out/.test(text))
const failure = (...came: { state: string; error?: string }[]): string => {
  const error = came.find((each) => each.error)?.error
  return error ? `; ${error.replace(/\s+/g, ' ').slice(0, 120)}` : ''
}
const same = (found: number[], wanted: number[]): boolean =>
  JSON.stringify([...found].sort()) === JSON.stringify([...wanted].sort())

export const rows: Row[] = [
  {
    id: 'two-answers',
    title: 'Two answers at once',
    means: 'One call waits; the process goes on with its answer twice at the same moment.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      const came = await stage.resume({ do: 'twice', meets: true })
      if (stage.effects().length === 0) await stage.resume()
      return { right: same(amounts(stage), [180]), seen: `${ran(stage)}${failure(came)}` }
    },
  },
  {
    id: 'two-runners',
    title: 'Two runners',
    means: 'Two processes go on with one decision at the same moment.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      const came = await stage.twoRunners({ meets: true })
      return { right: same(amounts(stage), [180]), seen: `${ran(stage)}${failure(...came)}` }
    },
  },
  {
    id: 'half-a-batch',
    title: 'Half a batch',
    means: 'Two calls of one step wait, the first is answered, the agent goes on; then the second is answered.',
    async play(stage) {
      await stage.start([[one, two]])
      await stage.decide(one, approve)
      const first = await stage.resume()
      const between = amounts(stage).length
      await stage.decide(two, approve)
      const second = await stage.resume()
      const heard = Boolean(toldOf(stage, one) && toldOf(stage, two))
      const right = same(amounts(stage), [180, 500]) && heard && second.state === 'done'
      const after = `after the first answer ${between ? 'it ran' : 'nothing ran'}`
      const told = heard ? '' : '; the model does not see both results'
      return {
        right,
        seen: `${after}; in the end ${amounts(stage).join(' and ') || 'nothing'}${told}${failure(first, second)}`,
      }
    },
  },
  {
    id: 'late-answer',
    title: 'Late answer',
    means: 'It was approved and done; somebody answers once more, and the agent goes on once more.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      await stage.resume()
      const refused = await stage.decide(one, reject).then(
        () => '',
        (error: Error) => `; told: ${error.message.slice(0, 80)}`,
      )
      const came = await stage.resume()
      return { right: same(amounts(stage), [180]), seen: `${ran(stage)}${refused}${failure(came)}` }
    },
  },
  {
    id: 'killed-before',
    title: 'Killed before the decision',
    means: 'The process dies while the call waits; another goes on after the decision.',
    async play(stage) {
      await stage.start([[one]])
      await stage.killAll()
      await stage.decide(one, approve)
      const came = await stage.resume()
      const right = same(amounts(stage), [180]) && toldOf(stage, one) !== undefined && came.state === 'done'
      return { right, seen: `${ran(stage)}${failure(came)}` }
    },
  },
  {
    id: 'killed-after',
    title: 'Killed after the decision',
    means: 'The process dies when the tool was about to act. Another goes on; nothing has happened yet.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      await stage.resume({ dies: 'before-the-effect' })
      const looks = await stage.somebodyLooks(one, 'doItNow')
      const came = await stage.resume()
      const right = same(amounts(stage), [180]) && learned(stage)
      return { right, seen: `${ran(stage)}; ${looks}${failure(came)}` }
    },
  },
  {
    id: 'killed-between',
    title: 'Killed between effect and report',
    means: 'The process dies right after the tool acted. Another goes on.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      await stage.resume({ dies: 'after-the-effect' })
      const looks = await stage.somebodyLooks(one, 'itHappened')
      const came = await stage.resume()
      const right = same(amounts(stage), [180]) && learned(stage)
      return { right, seen: `${ran(stage)}; ${looks}${failure(came)}` }
    },
  },
  {
    id: 'edited',
    title: 'Edited arguments',
    means: 'The person makes 120 of 180 and says why. It runs with 120, and the model hears that it was changed.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, { kind: 'edit', amount: 120, text: 'The rest was paid back in May.' })
      const came = await stage.resume()
      const told = toldOf(stage, one) ?? ''
      const heard = /180/.test(told) && /120/.test(told)
      const why = /in May/.test(told)
      return {
        right: same(amounts(stage), [120]) && heard && why,
        seen: `ran with ${amounts(stage).join(', ') || 'nothing'}; the model ${heard ? 'hears' : 'does not hear'} that it was changed, and ${why ? 'why' : 'not why'}${failure(came)}`,
      }
    },
  },
  {
    id: 'reject-reason',
    title: 'Reason of a rejection',
    means: 'The person rejects and says what to do instead; the model hears it.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, reject)
      const came = await stage.resume()
      const heard = toldOf(stage, one)?.includes('offer a voucher') === true
      return {
        right: heard && amounts(stage).length === 0,
        seen: `${ran(stage)}; the model ${heard ? 'hears' : 'does not hear'} the reason${failure(came)}`,
      }
    },
  },
  {
    id: 'reordered',
    title: 'Reordering',
    means: 'Two calls of one step wait; the second is rejected first, then the first is approved.',
    async play(stage) {
      await stage.start([[one, two]])
      const atOnce = await stage.decide(two, reject).then(
        () => true,
        () => false,
      )
      await stage.decide(one, approve)
      let came = await stage.resume()
      if (!atOnce) {
        await stage.decide(two, reject)
        came = await stage.resume()
      }
      const heard = [toldOf(stage, one)?.includes('Refunded $180'), toldOf(stage, two)?.includes('voucher')]
      const right = same(amounts(stage), [180]) && heard.every(Boolean)
      const told = right
        ? `each call has its own answer${atOnce ? '' : ', the second is asked after the first'}`
        : 'the answers are not where they belong'
      return { right, seen: `ran ${amounts(stage).join(', ') || 'nothing'}; ${told}${failure(came)}` }
    },
  },
  {
    id: 'changed-arguments',
    title: 'Changed arguments',
    means: 'A person approved 180; what the framework keeps is changed to 990 before it goes on.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      await stage.killAll()
      stage.tamper('180', '990')
      const came = await stage.resume()
      return {
        right: !amounts(stage).includes(990),
        seen: `ran ${amounts(stage).join(', ') || 'nothing'}${failure(came)}`,
      }
    },
  },
  {
    id: 'repeated-call',
    title: 'The model repeats the call under a new id',
    means: 'Done, and the model calls the same again under another id; whoever is asked again approves again.',
    async play(stage) {
      const again = { ...one, id: 'call_9' }
      await stage.start([[one], [again]])
      await stage.decide(one, approve)
      const first = await stage.resume()
      const asked = first.state === 'waiting'
      if (asked) {
        await stage.decide(again, approve)
        await stage.resume()
      }
      const right = same(amounts(stage), [180]) && !asked && toldOf(stage, again) !== undefined
      return {
        right,
        seen: `${asked ? 'a person is asked again' : 'nobody is asked again'}; ${ran(stage)}${failure(first)}`,
      }
    },
  },
  {
    id: 'version-changed',
    title: 'SDK version changed between pause and resume',
    means:
      'A person approved; the version that comes back cannot read what the earlier one kept, so the run begins anew.',
    async play(stage) {
      await stage.start([[one]])
      await stage.decide(one, approve)
      await stage.killAll()
      stage.loseState()
      const came = await stage.start([[one]])
      const asked = came.state === 'waiting'
      const right = !asked && same(amounts(stage), [180]) && learned(stage)
      return {
        right,
        seen: `${asked ? 'a person is asked again' : 'nobody is asked again'}; ${ran(stage)}${failure(came)}`,
      }
    },
  },
  {
    id: 'held-note',
    title: 'Held note mended by the model',
    means: 'What is asked says no reason. The model hears it, says it, and calls again; then a person is asked.',
    async play(stage) {
      const again = { ...one, id: 'call_9' }
      if (stage.way === 'alone') return { right: null, seen: 'looks at no note' }
      const came = await stage.start([[one], [again]], { poorNote: true })
      const heard = toldOf(stage, one)?.includes('not ready') === true
      await stage.decide(again, approve)
      const after = await stage.resume({ poorNote: true })
      const right = heard && came.state === 'waiting' && same(amounts(stage), [180]) && learned(stage)
      return {
        right,
        seen: `the model ${heard ? 'hears' : 'does not hear'} what is missing; ${ran(stage)}${failure(came, after)}`,
      }
    },
  },
  {
    id: 'aborted',
    title: 'Run aborted',
    means: 'The run is given up while the call waits; somebody approves it later.',
    async play(stage) {
      await stage.start([[one]])
      await stage.resume({ do: 'abort' })
      const refused = await stage.decide(one, approve).then(
        () => 'the approval is taken',
        () => 'the approval is refused',
      )
      const came = await stage.resume()
      return { right: amounts(stage).length === 0, seen: `${refused}; ${ran(stage)}${failure(came)}` }
    },
  },
  {
    id: 'desk-restarted',
    title: 'Desk restarted meanwhile',
    means: 'The desk is stopped and started while the call waits.',
    async play(stage) {
      if (stage.way === 'alone') return { right: null, seen: 'has no desk' }
      await stage.start([[one]])
      await stage.restartDesk()
      await stage.decide(one, approve)
      await stage.restartDesk()
      const came = await stage.resume()
      return { right: same(amounts(stage), [180]) && came.state === 'done', seen: `${ran(stage)}${failure(came)}` }
    },
  },
  {
    id: 'deadline',
    title: 'Deadline passed while the agent was down',
    means: 'Nobody needs an answer after an hour; two hours later somebody approves and the agent comes back.',
    async play(stage) {
      await stage.start([[one]], { usefulUntil: stage.usefulUntil() })
      await stage.killAll()
      await stage.passTime(7_200_000)
      const refused = await stage.decide(one, approve).then(
        () => 'the approval is taken',
        () => 'the approval is refused',
      )
      const came = await stage.resume()
      const right = amounts(stage).length === 0 && toldOf(stage, one) !== undefined
      return { right, seen: `${refused}; ${ran(stage)}${failure(came)}` }
    },
  },
]
