/** The palette: what the page that is shown can do, the desk's pages, and handoffs by any of their words. */
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { desk } from '../desk/desk.ts'
import { nameFor } from '../desk/words.ts'
import { useWorkspace } from '../desk/workspace.ts'
import Palette, { type Command } from '../ui/palette.tsx'
import { sitePages } from './page-commands.ts'
import { closePalette, commandsOfPage } from './palette-door.ts'

export default function PagePalette() {
  const [, navigate] = useLocation()
  const { me } = useWorkspace()
  const find = useCallback(
    async (search: string): Promise<Command[]> => {
      const lists = await Promise.all(
        (['all', 'closed'] as const).map((view) => desk.listHandoffs({ view, search, limit: 6 })),
      )
      return lists
        .flatMap(({ rows }) => rows)
        .map((row) => ({
          id: `handoff ${row.id}`,
          label: row.ask,
          about: `${row.who} · ${nameFor(row.owner, me.id)}`,
          icon: 'inbox',
          run: () => navigate(`/h/${row.id}`),
        }))
    },
    [navigate, me.id],
  )
  const here = commandsOfPage()
  const known = new Set(here.map(({ id }) => id))
  const commands = [...here, ...sitePages(navigate).filter(({ id }) => !known.has(id))]
  return <Palette onClose={closePalette} commands={commands} find={find} />
}
