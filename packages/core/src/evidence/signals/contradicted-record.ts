import type { Signal } from './signal.ts'
import { plain } from './talk.ts'

const CONTESTS = new RegExp(
  [
    String.raw`\b(?:that|this|it|which)(?:'s| is| was| does| can| cannot| can't| isn't| doesn't)(?: not)?(?: \w+){0,2} (?:wrong|incorrect|inaccurate|not right|not correct|not true|impossible|a mistake|an error|out of date|be right|seem right|sound right|look right|right\?)`,
    String.raw`\b(?:isn't|doesn't|does not|is not|can't|cannot)(?: \w+){0,2} (?:right|correct|true|accurate|match)\b`,
    String.raw`(?<!\b(?:i|i'd|i'll) )\b(?:must|has to|might|may|could) (?:be|have been) (?:a |an |some )?(?:kind of |sort of )?(?:mistake|error|mix-?up|glitch|wrong|mistaken)\b`,
    String.raw`\b(?:i'm|i am|i was)(?: \w+)? (?:sure|certain|positive|confident|convinced)(?: that)? (?:i|my|it|we|there (?:was|were)|the)\b`,
    String.raw`\bi (?:did|do) (?:actually |indeed |already )?(?:purchase|buy|pay|add|select|book|cancel|send|return|order|include)\b`,
    String.raw`\b(?:your (?:system|records?|information|data) (?:is|are|must be|says?|shows?) (?:wrong|incorrect|outdated|not))\b`,
    String.raw`\bi (?:was told|(?:definitely|clearly|specifically)(?! (?:don't|do not|want|need|would|will|can|think|like|am|have to)\b)) \w+`,
  ].join('|'),
)

/** The customer holds against what was read from a record. */
export const contradictedRecord: Signal = {
  id: 'contradicted_record',
  type: 'flag',
  means:
    'After a tool has answered, the customer says that what they were told is wrong, or that they are sure of something else.',
  limits: 'English words only. It sees that the customer contests, not who is right, nor which field is meant.',
  examples: [{ said: 'I think there must be a mistake, I paid for the insurance', value: false }],
  read: ({ conversation }) => {
    let answered = false
    for (const { role, text } of conversation) {
      if (role === 'tool') answered = true
      else if (answered && role === 'customer' && CONTESTS.test(plain(text))) return true
    }
    return false
  },
}
