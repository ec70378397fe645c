import { Sheet } from '../ui/sheet.tsx'

const GROUPS: { title: string; keys: [key: string, does: string][] }[] = [
  {
    title: 'Find',
    keys: [
      ['J K', 'next, previous handoff'],
      ['↑ ↓ Home End', 'in the list'],
      ['1 to 7', 'Mine, Not accepted, Overdue, All, My work, Waiting, Decided'],
      ['/', 'search'],
      ['N', 'show what is new'],
      ['Enter', 'from the list to the note'],
      ['Space, Shift ↑ ↓', 'pick several, to act on them together'],
      ['Esc', 'back to the list'],
      ['Ctrl or ⌘ K', 'every command by name'],
    ],
  },
  {
    title: 'Decide',
    keys: [
      ['A', 'accept, with a read-back'],
      ['Y', 'approve'],
      ['E', 'edit, then approve'],
      ['X', 'reject'],
      ['R', 'answer'],
      ['D', 'done'],
      ['T', 'take over'],
      ['Z', 'take back the last decision, for 5 seconds'],
    ],
  },
  {
    title: 'Pass on, or wait',
    keys: [
      ['M', 'move'],
      ['B', 'back to the agent'],
      ['Q', 'ask'],
      ['S', 'snooze'],
      ['.', 'all actions; those without a key by digit'],
    ],
  },
  {
    title: 'Look',
    keys: [
      ['O', 'open the record named first'],
      ['H', 'history'],
      ['V', 'conversation'],
      ['?', 'these keys'],
    ],
  },
]

export default function KeysSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet
      title="Keys"
      onClose={onClose}
      footer={<p className="text-[.8125rem] text-muted">Single keys can be turned off in Profile.</p>}
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
