import { card } from './en/card.ts'
import { findings } from './en/findings.ts'
import { labels } from './en/labels.ts'
import { media } from './en/media.ts'
import { parts } from './en/parts.ts'
import { proof } from './en/proof.ts'
import { times } from './en/times.ts'

export const en = { card, findings, labels, media, parts, proof, times }
