/** What can be done on the inbox page beside the actions on a handoff: by key, and by name in the palette. */

import type { View } from '@baton-desk/core'
import { t } from '@lingui/core/macro'
import type { Action, ActionId } from '../features/actions/offers.ts'
import { VIEWS } from '../features/list/views.ts'
import { type Keys, useKeys } from '../ui/keys.ts'
import type { Command } from '../ui/palette.tsx'
import type { OpenSheet } from './sheets.tsx'

export type PageDoes = {
  pick: (view: View) => void
  show: (sheet: OpenSheet) => void
  openFirst: () => void
  showNew: () => void
  undo: () => void
  search: () => void
  go: (path: string) => void
  step: (by: 1 | -1) => void
  back: () => void
}

export function usePageKeys(does: PageDoes): void {
  useKeys(pageKeys(does))
}

export const pageKeys = (does: PageDoes): Keys => ({
  j: () => does.step(1),
  k: () => does.step(-1),
  ...Object.fromEntries(VIEWS.map(({ view, key }) => [key, () => does.pick(view)])),
  '/': does.search,
  n: does.showNew,
  z: does.undo,
  '[Shift]+?': () => does.show('keys'),
  o: does.openFirst,
  Escape: does.back,
})

type Shown = { id: string | undefined; offered: Action[]; openStep: (id: ActionId) => void }

export const pageCommands = (does: PageDoes, { id, offered, openStep }: Shown): Command[] => [
  ...offered.map((action) => ({ ...action, run: () => openStep(action.id) })),
  ...(id
    ? [
        { id: 'history', label: t`History`, key: 'H', run: () => does.show('history') },
        { id: 'conversation', label: t`Conversation`, key: 'V', run: () => does.show('conversation') },
        { id: 'open-first', label: t`Open the record named first`, key: 'O', run: does.openFirst },
      ]
    : []),
  ...VIEWS.map(({ view, label, key }) => ({ id: view, label: t`Show ${label}`, key, run: () => does.pick(view) })),
  { id: 'new', label: t`Show what is new`, key: 'N', run: does.showNew },
  { id: 'undo', label: t`Take back the last decision`, key: 'Z', run: does.undo },
  { id: 'search', label: t`Search`, key: '/', run: does.search },
  ...sitePages(does.go),
  { id: 'keys', label: t`Keys`, key: '?', run: () => does.show('keys') },
]

/** The desk's pages, from wherever one is. */
export const sitePages = (go: (path: string) => void): Command[] => [
  { id: 'inbox', label: t`Handoffs`, icon: 'inbox', run: () => go('/') },
  { id: 'measures', label: t`Measures`, icon: 'chart-no-axes-column', run: () => go('/measures') },
  { id: 'setup', label: t`Set-up`, icon: 'sliders-horizontal', run: () => go('/setup') },
  { id: 'profile', label: t`Profile`, icon: 'circle-user-round', run: () => go('/profile') },
  { id: 'notices', label: t`Notices of the desk`, icon: 'bell', run: () => go('/notices') },
  { id: 'refused', label: t`Refused submissions`, icon: 'circle-x', run: () => go('/refused') },
]
