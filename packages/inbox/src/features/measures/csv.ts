import { reportAsCsv } from '@baton-desk/core/measures'
import type { Measures } from './words.ts'

export const csvOf = ({ from, to, measures }: Measures): string =>
  reportAsCsv({
    from,
    to,
    measures: measures.map(({ figure, before, difference, trend }) => ({
      figure,
      before: before ?? { ...figure, n: 0, count: 0 },
      difference,
      trend,
    })),
  })
