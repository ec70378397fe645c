/** How a title that is no ask begins. */
import { phrases } from '../phrases.ts'

export const NO_ASK = phrases(String.raw`^(new |an? |the )?(…)\b[^0-9$€£]{0,24}$`, 'i')`
  handoff|hand-off|escalation|ticket|case|transfer|issue|request  + New ticket  - Ticket 5512
  follow[- ]?up|review  + A review  - A revision
`

export const BEGINS_AS_QUESTION = phrases(String.raw`^(…)\b`, 'i')`
  can|could|would|will|shall|should|may|might|is|are|was|were|does|did  + Could you look  - Look
  has|had  + has come  - hash
  have (you|we|they|i)|what|when|where|why|who|whom|which|how  + Have you looked  - Have a look
`

export const BEGINS_WITH_WHO = phrases(String.raw`^(…)\b`, 'i')`
  he|she|they|it|we|i|you  + she wants  - sheets
  (the |this |our )?(customer|caller|client|user|guest)  + The customer wants  - The bag
`

export const BEGINS_WITH_NAME_AND_VERB = phrases(String.raw`^\p{Lu}\p{L}+ (…)\b`, 'u')`
  is|was|are|were|wants?|wanted|has|had|needs?|asks?|asked|cannot  + Ann wants  - Ann Lee
  can['’]t|does|did|got|says?|said  + Ann can't  - Ann canteen
`

export const BEGINS_WITH_STATE = phrases(String.raw`^(…)\b(?! (the|an?|his|her|their)\b)`, 'i')`
  double|doubled|missing|broken|wrong|late|lost|faulty|damaged|angry  + Double charge  - Double the order
  unhappy|upset|overdue|failed|incorrect|invalid  + Upset customer  - Upsell
  unauthori[sz]ed|unpaid|delayed|complaint|question|problem|payment  + Payment  - Pay
  invoice|delivery|billing|dispute|inquiry|enquiry|error  + Invoice  - Invite
`
