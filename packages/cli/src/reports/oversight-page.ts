import type { Client } from '@baton-desk/sdk'
import { h } from 'hastscript'
import { dataTable, figures, type Page, section } from './page.ts'
import { timeWords } from './rehearsal-page.ts'

type Signed = Awaited<ReturnType<Client['oversight']>>
export type Report = Signed['report']
export type Signature = Pick<Signed, 'signature' | 'key'>

/** For whoever asks who had a say: to be printed, with what it proves and what it does not. */
export function oversightPage(report: Report, signatures: readonly Signature[]): Page {
  const { overseen, people, from, to, timeZone, couldStop, proves, provesNot, at } = report
  const name = (id: string) => people[id] ?? id
  const decided = overseen.filter(({ by }) => by !== null)
  return {
    title: `Oversight, ${from} to ${to}`,
    subtitle: `${report.workspace} · ${timeZone} · made ${timeWords(at)}`,
    sections: [
      figures([
        { label: 'Decided by a person', value: String(decided.length) },
        { label: 'Refused, returned or not needed', value: String(decided.filter(isNo).length) },
        { label: 'Changed before approval', value: String(decided.filter(({ changed }) => changed).length) },
        { label: 'Nobody answered', value: String(overseen.length - decided.length) },
      ]),
      section('Who could stop what', [
        dataTable(
          ['Lane', 'May decide', 'If nobody does', 'On silence'],
          couldStop.map((lane) => [
            lane.lane,
            lane.people.map(name).join(', '),
            name(lane.lastResort),
            SILENCE[lane.onSilence] ?? lane.onSilence,
          ]),
        ),
      ]),
      section('What was decided', [
        dataTable(
          ['When', 'Lane', 'Who', 'Decided', 'Had it for', 'Saw', 'Changed', 'Came of it', 'Told on silence'],
          overseen.map((one) => [
            timeWords(one.at),
            one.lane,
            one.by === null
              ? 'nobody'
              : [name(one.by), one.approvedFirst && `after ${name(one.approvedFirst)}`].filter(Boolean).join(', '),
            one.outcome.replaceAll('_', ' '),
            `${Math.round(one.hadItForMs / 1000)} s`,
            `note ${one.noteVersion}, ${one.noteHash?.slice(0, 12) ?? 'words erased'}`,
            one.changed
              ? Object.entries(one.changed)
                  .map(([what, far]) => `${what} ${far}`)
                  .join(', ')
              : '',
            [one.effect, one.inDoubt ? 'was in doubt' : ''].filter(Boolean).join(', '),
            one.silence.map(({ told }) => name(told)).join(', '),
          ]),
        ),
      ]),
      section('What this proves', [
        h(
          'ul',
          proves.map((words) => h('li', words)),
        ),
      ]),
      section('What it does not', [
        h(
          'ul',
          provesNot.map((words) => h('li', words)),
        ),
      ]),
      section('Signed', [
        h(
          'ul',
          signatures.map(({ key, signature }, n) => h('li', `Page ${n + 1}: key ${key}, ${signature}`)),
        ),
      ]),
    ],
  }
}

/** What becomes of it where nobody answers in time. */
const SILENCE: Record<string, string> = { none: 'nothing is decided', reject: 'rejected', return: 'returned' }

const isNo = ({ outcome }: Report['overseen'][number]): boolean => ['reject', 'return', 'not_needed'].includes(outcome)
