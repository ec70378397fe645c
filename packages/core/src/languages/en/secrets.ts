/** Words before a secret, and words that stand in its place. */
import { phrases } from '../phrases.ts'

export const ANNOUNCED_PASSWORD = phrases(
  String.raw`\b(…)["']?(\s+(is|was|ist|es|est)\s*(:\s*)?|\s*[:=]\s*)["'“]?(?<first>\S{4,64})`,
  'giu',
)`
  password|passcode|passphrase|pwd|kennwort|passwort|contraseña  + password: hunter22  - passed: hunter22
  mot de passe  + mot de passe: hunter22  - mot: hunter22
`

export const ANNOUNCED_CARD_CODE = phrases(
  String.raw`\b(…)["']?(\s+(is|was)\s*(:\s*)?|\s*([:=]\s*)?)["'“]?(?<first>\d{3,4})\b`,
  'giu',
)`
  cvv2?|cvc2?|security code|card code  + cvv 123  - cv 123
`

export const ANNOUNCED_SOCIAL_SECURITY = phrases(
  String.raw`\b(…)["']?(\s+(is|was))?\s*([:=#]\s*)?(?<first>\d{3}-?\d{2}-?\d{4})\b`,
  'giu',
)`
  ssn  + ssn 123-45-6789  - ss 123-45-6789
  social security( number)?  + social security number is 123-45-6789  - social is 123-45-6789
`

export const ANNOUNCED_ONE_TIME_CODE = phrases(
  String.raw`\b(…)(\s*((code|password|passcode)["']?|["']))?(\s+(is|was))?\s*([:=]\s*)?(?<first>\d{4,8})\b`,
  'giu',
)`
  one[- ]time|verification|otp|2fa  + one-time code 4455  - code 4455
`

/** What opens a house: "the alarm is by the door, the code's 4408". */
export const ANNOUNCED_ENTRY_CODE = phrases(
  String.raw`\b(…)\b[^.!?\n]{0,60}?\bcode(\s+(is|was)|['’]s|\s*[:=])?\s*["'“]?(?<first>\d[\d ]{1,8}\d)\b`,
  'giu',
)`
  alarm|door|gate|entrance|safe|lock|keypad|key ?box  + the alarm code is 7731  - the order code is 7731
  entry|access  + access code 4408  - discount code 4408
`

/** What is said instead of a value: nothing to hide. */
export const NO_VALUE = phrases('^(…)', 'i')`
  reset|changed|wrong|incorrect|forgotten|required|not|expired|unknown  + expired  - hunter22
  missing|lost|invalid  + invalid  - hunter22
  \[|\*{2,}|•{2,}|x{3,}  + xxx  - hunter22
`

export const MAYBE_PASSWORD = phrases('…', 'i')`
  pass|pwd|kennwort|contrase|mot de  + the password  - the word
`
