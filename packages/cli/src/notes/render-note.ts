import { type Finding, type Medium, type Note, render, type Template } from '@baton-desk/core'

export type RenderOptions = {
  ownerName: string
  laneName: string
  state?: string
  /** Who is asked next, and when. */
  next?: { names: string[]; at?: string | undefined } | undefined
  template?: Template
  findings?: Finding[]
  now?: Date
}

/** The note in a medium, with times in this machine's time zone; a medium that is data as one line of JSON. */
export function renderNote(note: Note, options: RenderOptions, medium: Medium): string {
  const { ownerName, laneName, state = 'not handed off', next, template, findings, now = new Date() } = options
  const rendered = render(note, medium, {
    ownerName,
    laneName,
    stateLine: `${state} · ${ownerName}`,
    ...(next && { next }),
    template,
    findings,
    now: now.toISOString(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
  })
  return typeof rendered === 'string' ? rendered : JSON.stringify(rendered)
}
