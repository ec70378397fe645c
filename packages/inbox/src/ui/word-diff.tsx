/** What was taken out and put in, word by word; struck and underlined, so that no colour is needed. */
import { diffWordsWithSpace } from 'diff'

type Props = { label: string; before: string; after: string }

export default function WordDiff({ label, before, after }: Props) {
  return (
    <section aria-label={label}>
      <p className="mb-1 text-[13px] text-muted">{label}</p>
      <p className="max-h-48 overflow-y-auto rounded-md border border-line p-2.5 whitespace-pre-wrap">
        {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) => {
          if (added)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
              <ins key={index} className="bg-added decoration-accent-ink">
                {value}
              </ins>
            )
          if (removed)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
              <del key={index} className="text-now">
                {value}
              </del>
            )
          return value
        })}
      </p>
    </section>
  )
}
