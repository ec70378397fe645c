/** A level as shape, word and colour; each alone is enough. */
const COLOURS = { now: 'text-now', today: 'text-today', this_week: 'text-muted', fyi: 'text-muted' }

export function UrgencyMark({ level, shape, word }: { level: keyof typeof COLOURS; shape: string; word: string }) {
  return (
    <span className={`inline-flex items-center leading-snug gap-1 text-[13px] font-bold ${COLOURS[level]}`}>
      <span aria-hidden="true" className="text-[10px] tracking-[-0.12em]">
        {shape}
      </span>
      {word}
    </span>
  )
}
