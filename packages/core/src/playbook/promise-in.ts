/**
 * What a line for the customer promises that nobody has promised: an outcome, a time, a certainty. The desk itself can only
 * keep that a person owns it, so that is all such a line may speak of. Reads English; other languages pass unread.
 */
export function promiseIn(text: string): string | undefined {
  for (const sentence of text.split(/(?<=[.!?;:])\s+/)) {
    const found = PROMISES.map((promise) => promise.exec(sentence)?.[0]).find((words) => words !== undefined)
    if (found !== undefined && !NOT_PROMISED.test(sentence)) return found
    const spared = SPARED.exec(sentence)?.[0]
    if (spared !== undefined && !LEFT_OPEN.test(sentence)) return spared
  }
  return undefined
}

/** The only things to come that a line may tell: what the agent passes on, and that a person looks and decides. */
const MAY_COME = 'tell|pass|ask|let|look|read|see|hear|decide|judge|answer|know'

const DONE =
  'approved|refunded|credited|waived|fixed|solved|resolved|settled|sorted|booked|cancelled|canceled|replaced|reversed|issued|scheduled|arranged|confirmed|granted|removed|dispatched|compensated'
const DOING =
  '(?:approving|refunding|crediting|waiving|fixing|booking|cancelling|canceling|replacing|reversing|issuing|dispatching|sending (?:you|somebody|someone|out|a (?:technician|replacement|colleague|new)))\\b'

const PROMISES = [
  /\b(?:guarantee[sd]?|promise[sd]?|assure[sd]?|ensure[sd]?|certainly|definitely|for sure|no problem|don['’]t worry)\b/i,
  /\b(?:shortly|soon|right away|straight away|immediately|at once|in a (?:moment|minute|bit)|within (?:an?|the|\d+|one|two|a few) ?\w*|in (?:an?|\d+|one|two|a few) (?:minutes?|hours?|days?)|by (?:noon|tonight|tomorrow|\d)\S*|(?:today|tonight|tomorrow))\b/i,
  new RegExp(
    String.raw`(?:\b(?:has|have|is|are|be)|['’](?:s|re|ve))(?: been| now| already| just| fully| completely| all| gone ahead and)* (?:${DONE}|done|all set|taken care of)\b`,
    'i',
  ),
  new RegExp(
    String.raw`(?:\b(?:is|are|am)|['’](?:s|re|m))(?: now| already| just)* (?:${DOING}|(?:on (?:its|the|their|his|her|our|my) way|under ?way|coming)\b)`,
    'i',
  ),
  /\bconsider (?:it|this|that|your \w+) \w+|\b(?:free of charge|on the house)\b/i,
  new RegExp(
    String.raw`(?:\b(?:will|shall|going to)|['’]ll)(?! (?:not|never|only)\b)(?: be)?(?! (?:${MAY_COME})\b) \w+`,
    'i',
  ),
]

const NOT_PROMISED = /\b(?:not|no|nobody|nothing|never|cannot|can['’]t|whether|if|until|once|please)\b/i

/** Promised by saying what does not happen: a "not" excuses nothing here. */
const SPARED =
  /\b(?:won['’]t|will not|will never|do not|don['’]t|does not|doesn['’]t|need not)(?: have to| need to)? (?:be (?:charged|billed|asked to pay)|pay|owe|cost)\b|\b(?:no|without) (?:extra |further |any )?(?:charge|cost|fee)s?\b/i

const LEFT_OPEN = /\b(?:cannot|can['’]t|whether|if|until|please)\b/i
