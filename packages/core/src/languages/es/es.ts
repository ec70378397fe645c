/** What is Spanish in how core reads. */
import type { Language } from '../language.ts'
import * as dangers from './dangers.ts'
import * as names from './names.ts'
import * as numbers from './numbers.ts'
import * as places from './places.ts'
import * as reach from './reach.ts'
import * as requests from './requests.ts'
import * as signals from './signals.ts'
import * as speech from './speech.ts'
import * as standing from './standing.ts'

export const spanish: Language = {
  code: 'es',
  dangers,
  names,
  numbers,
  places,
  reach,
  requests,
  signals,
  speech,
  standing,
}
