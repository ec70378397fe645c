import { type Finding, type Note, type Template, toCard, toMarkdown, toPlainText } from '@baton/core'

export const MEDIA = ['text', 'markdown', 'card'] as const
export type Medium = (typeof MEDIA)[number]

export type RenderOptions = {
  ownerName: string
  laneName: string
  state?: string
  template?: Template
  findings?: Finding[]
  now?: Date
}

/** The note in a medium, with times in this machine's time zone; `card` is JSON. */
export function renderNote(note: Note, options: RenderOptions, medium: Medium): string {
  const { ownerName, laneName, state = 'not handed off', template, findings, now = new Date() } = options
  const context = {
    ownerName,
    laneName,
    stateLine: `${state} · ${ownerName}`,
    template,
    findings,
    now: now.toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  }
  switch (medium) {
    case 'text':
      return toPlainText(note, context)
    case 'markdown':
      return toMarkdown(note, context)
    case 'card':
      return JSON.stringify(toCard(note, context))
  }
}
