/** The entrance for a page that speaks German: of core's words the areas that people read in the inbox. The others speak English. */
import { card } from './de/card.ts'
import { findings } from './de/findings.ts'
import { history } from './de/history.ts'
import { labels } from './de/labels.ts'
import { measures } from './de/measures.ts'
import { parts } from './de/parts.ts'
import { times } from './de/times.ts'
import type { Words } from './words.ts'

const ofAreas = { card, findings, history, labels, parts, times } satisfies Partial<Words>

export const de = { ...ofAreas, measures }
