/** What was taken out and put in, word by word; struck and underlined, so that no colour is needed. */
import { diffWordsWithSpace } from 'diff'

type Props = { label: string; before: string; after: string }

export default function WordDiff({ label, before, after }: Props) {
  return (
    <section aria-label={label}>
      <p className="lbl">{label}</p>
      <p className="draft max-h-48 overflow-y-auto">
        {diffWordsWithSpace(before, after).map(({ value, added, removed }, index) => {
          if (added)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
              <ins key={index}>{value}</ins>
            )
          if (removed)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts have no other identity
              <del key={index}>{value}</del>
            )
          return value
        })}
      </p>
    </section>
  )
}
