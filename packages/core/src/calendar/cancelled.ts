import { type Component, lineOf, textOf } from './content-lines.ts'

/** How calendar programs write into a title that it does not take place, in the languages that they speak. */
const WORDS = [
  'cancelled',
  'canceled',
  'abgesagt',
  'abgesetzt',
  'annulé',
  'annulée',
  'cancelado',
  'cancelada',
  'annullato',
  'annullata',
  'geannuleerd',
  'aflyst',
  'avlyst',
  'inställt',
  'peruutettu',
  'odwołane',
  'zrušeno',
].join('|')
const BEFORE = new RegExp(`^\\W*(?:${WORDS})(?!\\p{L})`, 'iu')
const BESIDE = new RegExp(`[[(]\\s*(?:${WORDS})\\s*[\\])]|[-–:]\\s*(?:${WORDS})\\W*$`, 'iu')

/** Whether an event, or one date of it, does not take place. */
export function isCancelled(component: Component): boolean {
  if (textOf(lineOf(component, 'status')).toUpperCase() === 'CANCELLED') return true
  const title = textOf(lineOf(component, 'summary')).normalize('NFC')
  return BEFORE.test(title) || BESIDE.test(title)
}
