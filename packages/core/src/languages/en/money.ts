/** Words for money. */
import { phrases, words } from '../phrases.ts'

export const CURRENCY = words('…')`
  [$€£¥]|USD|EUR|GBP|JPY|CHF|PLN|SEK  + EUR  - ABC
  US-?dollars?|dollars?|bucks?|euros?|pounds?|quid|yen|francs?|franken  + bucks  - books
  zł|zloty|zlotys|złoty|kronor  + zloty  - slots
`

/** Ids of what is paid with, as systems write them. */
export const PAYS_WITH = phrases(String.raw`^(…)[_-]?\d`, 'i')`
  (credit|debit|gift)_?card|card|paypal|certificate|voucher  + gift_card_88  - gift_88
  wallet|bank_?account|visa|mastercard  + visa-4421  - visit-4421
`
