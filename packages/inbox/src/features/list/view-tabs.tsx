import type { AnswerOf, View } from '@baton-desk/core'

export const VIEWS: { view: Exclude<View, 'closed'>; label: string; key: string }[] = [
  { view: 'mine', label: 'Mine', key: '1' },
  { view: 'not_accepted', label: 'Not accepted', key: '2' },
  { view: 'overdue', label: 'Overdue', key: '3' },
  { view: 'all', label: 'All', key: '4' },
]

/** The desk counts no further than this. */
const COUNTED_TO = 1_000
export const sayCount = (count: number): string => (count >= COUNTED_TO ? '1,000+' : String(count))

type Props = { view: View; counts: AnswerOf<'countHandoffs'> | undefined; onPick: (view: View) => void }

export function ViewTabs({ view, counts, onPick }: Props) {
  return (
    <nav
      aria-label="Which handoffs"
      className="flex w-full overflow-hidden rounded-md border border-control wide:w-auto"
    >
      {VIEWS.map(({ view: one, label, key }) => (
        <button
          key={one}
          type="button"
          aria-current={one === view ? 'page' : undefined}
          aria-keyshortcuts={key}
          onClick={() => onPick(one)}
          className={`min-h-11 grow px-1.5 text-[13px] font-medium whitespace-nowrap not-first:border-l not-first:border-control focus-visible:outline-offset-[-2px] wide:min-h-8 wide:px-2.5 ${
            one === view ? 'bg-accent text-on-accent' : 'bg-surface hover:bg-hover'
          }`}
        >
          {label} <span className="tabular-nums">{counts ? sayCount(counts[one]) : ''}</span>
        </button>
      ))}
    </nav>
  )
}
