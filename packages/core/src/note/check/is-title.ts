import {
  BEGINS_AS_QUESTION,
  BEGINS_WITH_NAME_AND_VERB,
  BEGINS_WITH_STATE,
  BEGINS_WITH_WHO,
  NO_ASK,
} from '../../languages/en/titles.ts'
import { contentWords } from './content-words.ts'

// Words that fit every request there is.
export const FITS_ALL = new Set(
  'customer caller user client guest visitor person someone issue issues problem problems question questions inquiry enquiry concern concerns request requests matter situation help helped assistance assist support account service services product something things need needs needed want wants wanted would like contact contacted called calling reached reach regarding related general various unable resolve resolved further more information details discuss speak talk human agent'.split(
    ' ',
  ),
)

const TITLES = new Set(
  'new urgent handoff hand-off escalation escalated ticket case transfer follow-up followup review message conversation chat call email notification update'.split(
    ' ',
  ),
)

/** An ask that names a kind of thing and no deed: "New escalation". */
export const isTitle = (ask: string): boolean => ask !== '' && !/^help\b/i.test(ask) && !tellsADeed(ask)

/** An ask by which a person knows what to do, if not how: something in it belongs to this case. */
export const tellsADeed = (ask: string): boolean =>
  !NO_ASK.test(ask) && contentWords(ask).some((word) => !FITS_ALL.has(word) && !TITLES.has(word))

const NOT_VERB_FIRST = [
  // A question to somebody, or about something.
  BEGINS_AS_QUESTION,
  // A sentence about somebody.
  BEGINS_WITH_WHO,
  BEGINS_WITH_NAME_AND_VERB,
  // A thing and no deed.
  /^(?:an?|the|his|her|their|another) /i,
  BEGINS_WITH_STATE,
]

/** An ask that does not begin with what to do: a question, a sentence, a thing, a number. */
export const isNotVerbFirst = (ask: string): boolean =>
  ask !== '' && (!/\p{L}{2}/u.test(ask) || NOT_VERB_FIRST.some((form) => form.test(ask)))
