/** Words for money. */
import { words } from './phrases.ts'

export const CURRENCY = words('…')`
  [$€£¥]|USD|EUR|GBP|JPY|CHF|PLN|SEK  + EUR  - ABC
  US-?dollars?|dollars?|bucks?|euros?|pounds?|quid|yen|francs?|franken  + bucks  - books
  zł|zloty|zlotys|złoty|kronor  + zloty  - slots
`
