import { type Note, type Playbook, type ReadingContext, type RenderContext, templateOf, toCard } from '@baton-desk/core'
import type { Element } from 'hast'
import { h } from 'hastscript'

/** The note as a person would read it, inside a report. */
export function notePart(note: Note, lane: string, playbook: Playbook, context: ReadingContext): Element {
  const template = templateOf(playbook, lane)
  const full: RenderContext = { ...context, ...(template && { template }) }
  const { ask, act, whoAndWhat, rows, openFirst } = toCard(note, full)
  return h('div.note', [
    h('h3', { dir: 'auto' }, ask),
    h('p', act.text),
    ...(whoAndWhat ? [h('p', { dir: 'auto' }, whoAndWhat)] : []),
    h('dl', [
      ...rows.flatMap(({ label, lines, isMissing }) => [
        h('dt', label),
        h('dd', { dir: 'auto' }, [
          ...lines.map(({ text }) => h('p', text)),
          ...(isMissing ? [h('p.bad', 'missing')] : []),
        ]),
      ]),
      ...(openFirst ? [h('dt', openFirst.label), h('dd', openFirst.text)] : []),
    ]),
  ])
}
