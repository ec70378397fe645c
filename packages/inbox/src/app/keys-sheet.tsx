import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Sheet } from '../ui/sheet.tsx'

const GROUPS: { title: string; keys: [key: string, does: string][] }[] = [
  {
    title: t`Find`,
    keys: [
      ['J K', t`next, previous handoff`],
      [t`↑ ↓ Home End`, t`in the list`],
      [t`1 to 7`, t`Mine, Not accepted, Overdue, All, My work, Waiting, Decided`],
      ['/', t`search`],
      ['N', t`show what is new`],
      ['Enter', t`from the list to the note`],
      [t`Space, Shift ↑ ↓`, t`pick several, to act on them together`],
      ['Esc', t`back to the list`],
      [t`Ctrl or ⌘ K`, t`every command by name`],
    ],
  },
  {
    title: t`Decide`,
    keys: [
      ['A', t`accept, with a read-back`],
      ['Y', t`approve`],
      ['E', t`edit, then approve`],
      ['X', t`reject`],
      ['R', t`answer`],
      ['D', t`done`],
      ['T', t`take over`],
      ['Z', t`take back the last decision, for 5 seconds`],
    ],
  },
  {
    title: t`Pass on, or wait`,
    keys: [
      ['M', t`move`],
      ['B', t`back to the agent`],
      ['Q', t`ask`],
      ['S', t`snooze`],
      ['.', t`all actions; those without a key by digit`],
    ],
  },
  {
    title: t`Look`,
    keys: [
      ['O', t`open the record named first`],
      ['H', t`history`],
      ['V', t`conversation`],
      ['?', t`these keys`],
    ],
  },
]

export default function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet
      title={t`Keys`}
      onClose={onClose}
      footer={
        <p className="text-[.8125rem] text-muted">
          <Trans>Single keys can be turned off in Profile.</Trans>
        </p>
      }
    >
      <div className="grid gap-x-8 gap-y-4 wide:grid-cols-2">
        {GROUPS.map(({ title, keys }) => (
          <section key={title} aria-label={title}>
            <h3 className="mb-1 font-semibold">{title}</h3>
            <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
              {keys.map(([key, does]) => (
                <div key={key} className="contents">
                  <dt>
                    <kbd className="rounded border border-control px-1.5 font-sans text-[.8125rem] whitespace-nowrap">
                      {key}
                    </kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Sheet>
  )
}
