/** What customers ask a desk to do, whatever their language. */
export const DEEDS = [
  'cancel',
  'move',
  'refund',
  'replace',
  'repair',
  'book',
  'quote',
  'change',
  'send',
  'pay',
  'check',
  'call_back',
  'explain',
] as const
export type Deed = (typeof DEEDS)[number]
