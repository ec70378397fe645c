import { tools } from '../words/en/tools.ts'
import type { Words } from '../words/words.ts'
import type { GatePlaybook } from './gate-playbook.ts'

/** What an agent may decide and what not, as Markdown: of the playbook what its gate shows, and nothing of people. */
export function rulesForAgent(
  { never, triggers, lanes }: GatePlaybook,
  { rules: words }: Pick<Words['tools'], 'rules'> = tools,
): string {
  const asks = (then: 'review' | 'hand_off') =>
    triggers
      .filter((trigger) => trigger.then === then)
      .map(({ id, why, when, lane, twoMustAgree, unless = [] }) =>
        words.trigger({ id, why, when, lane, two: twoMustAgree === true, unless }),
      )
  return [
    `# ${words.title}`,
    words.intro,
    ...part(words.never, never.map(words.neverLine)),
    ...part(words.review, asks('review')),
    ...part(words.handOff, asks('hand_off')),
    ...part(
      words.lanes,
      Object.entries(lanes).map(([id, { tellCustomer }]) => words.lane({ id, tellCustomer })),
    ),
    words.end,
  ].join('\n\n')
}

const part = ({ title, intro }: { title: string; intro: string }, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`## ${title}\n\n${intro}\n\n${lines.map((line) => `- ${line}`).join('\n')}`]
