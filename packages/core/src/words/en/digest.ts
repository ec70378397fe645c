/** The weekly digest: what a person reads of how handoffs went. Of fewer than 20 cases it tells a count and never a rate. */
const PERCENT = (share: number): string => `${Math.round(share * 100)} %`

export const digest = {
  subject: ({ handoffs, days }: { handoffs: number; days: string }) =>
    handoffs === 1 ? `Week of ${days}: 1 handoff` : `Week of ${days}: ${handoffs} handoffs`,
  team: ({ workspace, days }: { workspace: string; days: string }) => `${workspace}, ${days}.`,
  own: () => 'What you decided yourself. Nobody else is told this.',
  fix: () => 'What to fix:',
  nothingToFix: () => 'Nothing stands out that is worth a change.',
  line: ({ title, value, before }: { title: string; value: string; before: string | undefined }) =>
    `${title}: ${value}${before === undefined ? '' : ` (the week before: ${before})`}`,
  fixLine: ({ n, title, says, brings, url }: { n: number; title: string; says: string; brings: string; url: string }) =>
    `${n}. ${title}. ${says} ${brings} ${url}`,
  share: ({ share, count, n }: { share: number | null; count: number; n: number }) =>
    share === null ? `${count} of ${n}` : `${PERCENT(share)} (${count} of ${n})`,
  spread: ({ p50, n }: { p50: string; n: number }) => `half within ${p50} (${n})`,
  none: () => 'none',
  length: ({ ms }: { ms: number }) => {
    const seconds = Math.round(ms / 1_000)
    if (seconds < 100) return `${seconds} s`
    const minutes = Math.round(seconds / 60)
    if (minutes < 100) return `${minutes} min`
    const hours = Math.round(minutes / 60)
    return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
  },
  see: ({ url }: { url: string }) => `Each number with its definition and the handoffs behind it: ${url}`,
  stop: ({ url }: { url: string }) => `You get this once a week. Turn it off: ${url}`,
}
