import { contentWords } from './content-words.ts'

// Words that fit every request there is.
export const FITS_ALL = new Set(
  'customer caller user client guest visitor person someone issue issues problem problems question questions inquiry enquiry concern concerns request requests matter situation help helped assistance assist support account service services product something things need needs needed want wants wanted would like contact contacted called calling reached reach regarding related general various unable resolve resolved further more information details discuss speak talk human agent'.split(
    ' ',
  ),
)

const NO_ASK =
  /^(?:new |an? |the )?(?:handoff|hand-off|escalation|ticket|case|transfer|issue|request|follow[- ]?up|review)\b[^0-9$€£]{0,24}$/i

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
  /^(?:can|could|would|will|shall|should|may|might|is|are|was|were|does|did|has|had|have (?:you|we|they|i)|what|when|where|why|who|whom|which|how)\b/i,
  // A sentence about somebody.
  /^(?:he|she|they|it|we|i|you|(?:the |this |our )?(?:customer|caller|client|user|guest))\b/i,
  /^\p{Lu}\p{L}+ (?:is|was|are|were|wants?|wanted|has|had|needs?|asks?|asked|cannot|can['’]t|does|did|got|says?|said)\b/u,
  // A thing and no deed.
  /^(?:an?|the|his|her|their|another) /i,
  /^(?:double|doubled|missing|broken|wrong|late|lost|faulty|damaged|angry|unhappy|upset|overdue|failed|incorrect|invalid|unauthori[sz]ed|unpaid|delayed|complaint|question|problem|payment|invoice|delivery|billing|dispute|inquiry|enquiry|error)\b(?! (?:the|an?|his|her|their)\b)/i,
]

/** An ask that does not begin with what to do: a question, a sentence, a thing, a number. */
export const isNotVerbFirst = (ask: string): boolean =>
  ask !== '' && (!/\p{L}{2}/u.test(ask) || NOT_VERB_FIRST.some((form) => form.test(ask)))
