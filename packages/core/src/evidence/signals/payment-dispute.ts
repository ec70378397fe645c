import type { Signal } from './signal.ts'

const SAID = new RegExp(
  [
    String.raw`\b(?:charged|billed|debited)(?: \w+){0,3} (?:twice|two times|three times|double|again|wrongly|incorrectly|too much|by mistake|without my (?:permission|consent|knowledge|authori[sz]ation))\b`,
    String.raw`(?<!\b(?:no|any|without|zero|avoid) )\b(?:double|duplicate|wrong|incorrect|unauthori[sz]ed|unexpected|unknown|fraudulent|suspicious|extra|hidden|surprise) (?:charge|charges|payment|payments|billing|fee|fees|transaction|transactions|debit)\b`,
    String.raw`\b(?:overcharged|over-charged|over charged|overbilled|charge ?back|dispute (?:the|this|a|that|my)(?: \w+){0,2} (?:charge|charges|payment|bill|transaction|fee|invoice)|refund (?:never|has not|hasn't|didn't|did not)|(?:don't|do not|didn't|did not) (?:recognise|recognize|authori[sz]e|make) (?:this|that|the|these|any)(?: \w+){0,2} (?:charge|charges|payment|payments|transaction|transactions|purchase))\b`,
    String.raw`\b(?:never|not|haven't|hasn't)(?: \w+){0,2} (?:received|got|gotten|seen)(?: \w+){0,2} (?:refund|money back)\b|\btook (?:the )?money (?:twice|out|from)\b|\bwant my money back\b`,
  ].join('|'),
)

/** The customer disputes a charge. */
export const paymentDispute: Signal = {
  id: 'payment_dispute',
  type: 'flag',
  means: 'The customer disputes a charge: charged twice, too much, without permission, or never refunded.',
  limits: 'English words only. A question about a fee does not count; one about a charge already made may.',
  examples: [
    { said: 'I was charged twice for one order', value: true },
    { said: 'There is a fraudulent transaction on my card', value: true },
    { said: 'I want my money back', value: true },
    { said: 'I never received my refund', value: true },
    { said: 'What is the cancellation fee?', value: false },
    { said: 'Add a bag, as there is no extra charge', value: false },
    { said: 'Can I pay with a card?', value: false },
    { said: 'How do I get a refund?', value: false },
  ],
  read: ({ customer }) => customer.some((text) => SAID.test(text)),
}
