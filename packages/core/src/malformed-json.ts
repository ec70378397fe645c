import type { JsonFault } from './json/read-sent-json.ts'
import { type Refusal, refuse } from './refusal.ts'

/** What whoever sent the text is told. */
export function malformedJson(fault: JsonFault): Refusal {
  switch (fault.is) {
    case 'no-json':
      return refuse('malformed-json', { code: 'notJson', facts: { because: fault.because } })
    case 'no-number': {
      const { written, line, column } = fault
      return refuse('malformed-json', { code: 'noNumberOfJson', facts: { written, line, column } })
    }
    case 'key-twice': {
      const { key, pointer, line, column } = fault
      return refuse('malformed-json', { code: 'keyTwice', facts: { key, pointer, line, column } })
    }
  }
}
