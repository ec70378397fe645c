/**
 * All that is English in how core reads; the words that it writes stand elsewhere. Read deeper than other languages, so
 * there is more in it: readers of English import an area by itself.
 */
import type { Language } from '../language.ts'
import * as agents from './agents.ts'
import * as asks from './asks.ts'
import * as calendars from './calendars.ts'
import * as claims from './claims.ts'
import * as consent from './consent.ts'
import * as dangers from './dangers.ts'
import * as deeds from './deeds.ts'
import * as disputes from './disputes.ts'
import * as money from './money.ts'
import * as names from './names.ts'
import * as negation from './negation.ts'
import * as numbers from './numbers.ts'
import * as outcomes from './outcomes.ts'
import * as people from './people.ts'
import * as places from './places.ts'
import * as problems from './problems.ts'
import * as promises from './promises.ts'
import * as reach from './reach.ts'
import * as requests from './requests.ts'
import * as secrets from './secrets.ts'
import * as signals from './signals.ts'
import * as speech from './speech.ts'
import * as standing from './standing.ts'
import * as titles from './titles.ts'
import * as wishes from './wishes.ts'

export const ENGLISH_AREAS = {
  agents,
  asks,
  calendars,
  claims,
  consent,
  dangers,
  deeds,
  disputes,
  money,
  names,
  negation,
  numbers,
  outcomes,
  people,
  places,
  problems,
  promises,
  reach,
  requests,
  secrets,
  signals,
  speech,
  standing,
  titles,
  wishes,
}

export const english: Language = {
  code: 'en',
  dangers,
  names,
  numbers,
  places,
  reach,
  signals: { ...signals, ASKS_FOR_PERSON: signals.SPEAK_TO_OTHERS },
  speech: { ...speech, WRONG: problems.WRONG },
  standing,
}
