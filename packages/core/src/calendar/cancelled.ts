import { CALLED_OFF } from '../languages/en/calendars.ts'
import { type Component, lineOf, textOf } from './content-lines.ts'

/** Whether an event, or one date of it, does not take place. */
export const isCancelled = (component: Component): boolean =>
  textOf(lineOf(component, 'status')).toUpperCase() === 'CANCELLED' ||
  CALLED_OFF.test(textOf(lineOf(component, 'summary')).normalize('NFC'))
