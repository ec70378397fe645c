/** Where a draft says one thing and the proposed action another: what runs is what the arguments say. */

import type { Note } from '@baton-desk/core'
import { t } from '@lingui/core/macro'

type Differs = { field: string; draft: string; argument: string; name: string }

/** Names under which tools take what a draft has too. */
const FIELDS: {
  field: string
  of: (draft: NonNullable<Note['draft']>) => string | undefined
  names: RegExp
}[] = [
  {
    field: t`recipient`,
    of: ({ to }) => to,
    names: /^(to|recipient|email|to_?(email|address|number)|phone|phone_number)$/i,
  },
  { field: t`subject`, of: ({ subject }) => subject, names: /^subject$/i },
  { field: t`text`, of: ({ body }) => body, names: /^(body|text|message|content|html)$/i },
]

/** Nothing where there is no draft, no action, or no argument for what the draft has. Case of addresses and white space do not count. */
export function draftDiffers({ draft, action }: Pick<Note, 'draft' | 'action'>): Differs[] {
  if (!draft || !action) return []
  return FIELDS.flatMap(({ field, of, names }) => {
    const said = of(draft)?.trim()
    if (!said) return []
    return Object.entries(action.arguments).flatMap(([name, value]) =>
      names.test(name) && typeof value === 'string' && plain(value) !== plain(said)
        ? [{ field, draft: said, argument: value, name }]
        : [],
    )
  })
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
