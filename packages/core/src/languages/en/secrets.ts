/** Words before a secret, and words that stand in its place. Other languages than English stand here too: few words announce one. */
import { phrases } from '../phrases.ts'

/** Marks of markup and quotation around a value. */
const MARKS = String.raw`["'“*\x5f\x60(\[]{0,4}`
/** What joins the word and the value: "PIN is: ", "pin=", `"pin":"`. */
const JOINED = String.raw`["'*\x5f\x60)]{0,3}(\s{1,3}(code|number|no\.?|nr\.?|value|für|for))?(\s{1,3}(is|was|ist|lautet|es|est|è|é|are)(?!\p{L})|['’]s)?\s{0,3}[:=#]?\s{0,3}${MARKS}`
/** The same where only a verb or a sign tells that a value follows. */
const SAID = String.raw`["'*\x5f\x60]{0,3}(\s{1,3}(is|was|ist|lautet|es|est|è|é)(?!\p{L})(\s{0,3}:)?\s{1,3}|\s{0,3}[:=]\s{0,3})${MARKS}`
/** The digits of a code, together or one by one. */
const CODE = String.raw`\d{4,8}(?!\d)|\d([ .\-\/]\d){3,7}(?!\d)|\d\d[ .\-]\d\d([ .\-]\d\d){0,2}(?!\d)|\d{3}[ .\-]\d{3}(?!\d)`

export const ANNOUNCED_PASSWORD = phrases(String.raw`(?<![\p{L}\p{N}])(…)${SAID}(?<first>\S{4,64})`, 'giu')`
  (password|passcode|passphrase|passwd|pwd|pw|kennwort|passwort|contraseña|senha|wachtwoord)( (again|now|for _( _)?))?  + password: hunter22  - passed: hunter22
  mot de passe|parola chiave|clave de acceso  + mot de passe: hunter22  - mot: hunter22
  memorable word|secret word|safe ?word|codeword  + memorable word: marigold  - word: marigold
`

/** Spelled, a sign at a time: "h u n t e r 2". */
export const ANNOUNCED_SPELLED_PASSWORD = phrases(
  String.raw`(?<![\p{L}\p{N}])(…)${SAID}(?<first>\S([ .\-]\S){3,40}(?!\S))`,
  'giu',
)`
  password|passcode|passphrase|passwd|pwd|pw|kennwort|passwort|contraseña|senha|wachtwoord  + password: h u n t e r 2  - passed: h u n t e r
  mot de passe|memorable word|secret word|codeword  + mot de passe: s o l e i l  - mot: s o l e i l
`

export const ANNOUNCED_SECURITY_ANSWER = phrases(
  String.raw`(?<![\p{L}\p{N}])(…)(\s{1,3}(is|was|ist|es|est)(?!\p{L})|['’]s)?\s{0,3}[:=]?\s{0,3}["'“]?(?<first>\p{L}[\p{L}'’-]{2,30})`,
  'giu',
)`
  maiden name  + her maiden name is Okafor  - her name is Okafor
  (security|secret) answer  + secret answer: Rex  - answer: Rex
`

export const ANNOUNCED_CARD_CODE = phrases(
  String.raw`\b(…)${JOINED}(?<first>\d{3,4}(?!\d)|\d([ .\-\/]\d){2,3}(?!\d))`,
  'giu',
)`
  cvv2?|cvc2?|csc|cid|card code|prüfziffer|kartenprüfnummer|cryptogramme  + cvv 123  - cv 123
  (card )?security code|(card )?verification value|código de seguridad|code de sécurité  + security code 123  - secure code 123
`

/** One of two that somebody is not sure of is as secret as one. */
const OR = String.raw`(["'”*]{0,2}[,;]?\s{1,3}(or|oder|o|u|ou)\s{1,3}["'“*]{0,2}(${CODE}))?`

export const ANNOUNCED_PIN = phrases(String.raw`\b(…)${JOINED}(?<first>(${CODE})${OR})`, 'giu')`
  pin(( |-)?(code|number|no\.?|nummer))?|geheimzahl|code pin|código pin  + PIN 4821  - spin 4821
  pin\b[^\d\n]{0,40}\b(either|maybe|perhaps|entweder|vielleicht|peut-être|quizás?)  + my pin, let me think, either 4821  - my pin was not 4821
`

export const ANNOUNCED_ONE_TIME_CODE = phrases(
  String.raw`\b(…)(\s{0,3}((code|password|passcode)["']?|["']))?${JOINED}(?<first>${CODE})`,
  'giu',
)`
  one[- ]time|verification|otp|2fa|mfa|tan|authenticator  + one-time code 4455  - code 4455
  (bestätigungs|einmal|sicherheits)(code|kennwort)|code de (vérification|confirmation)  + Bestätigungscode 4455  - Code 4455
  código de (verificación|confirmación)|(sms|text|login|sign-in) code  + SMS code 4455  - postal code 4455
`

/** A card number with a digit wrong is as secret as the right one. */
export const ANNOUNCED_CARD = phrases(String.raw`\b(…)${JOINED}(?<first>\d([ .\-\/]?\d){12,18}(?!\d))`, 'giu')`
  (credit|debit) card|card|kreditkarte(nnummer)?|tarjeta|carte bancaire|visa|mastercard|amex  + card 4111 1111 1111 1112  - record 4111 1111 1111 1112
`

/** What opens a house: "the alarm is by the door, the code's 4408". */
export const ANNOUNCED_ENTRY_CODE = phrases(
  String.raw`\b(…)\b[^.!?\n]{0,60}?\bcode(\s+(is|was)|['’]s|\s*[:=])?\s*["'“]?(?<first>\d[\d .\-]{1,8}\d)\b`,
  'giu',
)`
  alarm|door|gate|entrance|safe|lock|keypad|key ?box  + the alarm code is 7731  - the order code is 7731
  entry|access  + access code 4408  - discount code 4408
`

/** Words before the number by which a state knows a person. */
export const ANNOUNCED_ID = phrases(String.raw`(?<![\p{L}\p{N}\\])(…)(?![\p{L}])${JOINED}`, 'giu')`
  ssn|itin|social (security|insurance)|social  + social security number is  - society number is
  national insurance|ni number|nino|nhs  + NHS number  - NH number
  tax(payer)?[ -](id|identification|file)|tfn  + tax id  - tax
  steuer-?(id|nummer|identifikationsnummer)|idnr|sozialversicherungsnummer|rentenversicherungsnummer  + Steuer-ID  - Steuer
  dni|nie|nif|curp|rfc|cpf|rut|número de la seguridad social|número de identidad  + DNI  - din
  num[ée]ro de s[ée]curit[ée] sociale|n° de sécu|nir  + numéro de sécurité sociale  - numéro
  codice fiscale|bsn|burgerservicenummer|pesel|personnummer|cpr|hetu|ahv(-nummer)?|rijksregisternummer  + codice fiscale  - codice
  aadhaar|aadhar|pan (card|number)|emirates id|sin number  + Aadhaar  - header
  passport|reisepass(nummer)?|pasaporte|passeport|passaporto  + passport number  - pass number
  driv(er|ing)['’]?s?['’]? licen[cs]e|führerschein(nummer)?|permis de conduire|licencia de conducir  + driver's license  - drive licence
  (national )?(id|identity) card|personalausweis(nummer)?|national id  + identity card number  - id
  medicare|medicaid|health insurance  + Medicare number  - medical number
`

/** Words before the number of a bank account that is no IBAN. */
export const ANNOUNCED_ACCOUNT = phrases(
  String.raw`(?<![\p{L}\p{N}])(…)(?![\p{L}])${JOINED}(?<first>\d[\d .\-\/]{3,24}\d)`,
  'giu',
)`
  bank account|routing|aba|sort[- ]?code|blz|bankleitzahl|kontonummer  + sort code 12-34-56  - sort 12-34-56
  (checking|savings|current) account  + checking account 000123456789  - account 000123456789
`

/** Words before a key whose form is not known. */
export const ANNOUNCED_KEY = phrases(String.raw`(?<![\p{L}\p{N}])(…)${SAID}(?<first>[\w+/.=~\-]{16,500})`, 'giu')`
  (api|secret|access|private|account|encryption|signing|master|service)[ \x5f\-]?key( id)?  + api key: 0f9a17c2b44e8d51  - the key: 0f9a
  (client|webhook|app|signing|consumer|shared|aws|jwt)[ \x5f\-]?secret([ _-]access[ _-]key)?  + client secret: 0f9a17c2b44e8d51  - secret: 0f9a
  (access|auth|authentication|refresh|bearer|bot|session|id|csrf|device)[ \x5f\-]?token|token|secret  + token: 0f9a17c2b44e8d51  - taken: 0f9a
  seed phrase|recovery (key|code)|backup code  + recovery key: 0f9a17c2b44e8d51  - recovery: 0f9a
`

/** What is said instead of a value: nothing to hide. */
export const NO_VALUE = phrases('^(…)', 'i')`
  reset|changed|wrong|incorrect|forgotten|required|not|expired|unknown  + expired  - hunter22
  missing|lost|invalid|(still|being|also|only|already|always|never|really|very|correct|right|fine|working|needed|saved|stored|this|that|what|when|where|which|just|same|different|too|case|safe|secure|protected|known|sent|set)\b  + still  - hunter22
  \[|\*{2,}|•{2,}|x{3,}|<  + xxx  - hunter22
`

/** Some word of those above: most texts have none, and are done with in one pass. */
export const MAYBE_ANNOUNCED = phrases('…', 'iu')`
  pass|pwd|pw|kennwort|contrase|mot de|senha|wachtwoord|parola|clave  + the password  - the word
  maiden|(secret|security) answer|memorable|(secret|safe|code) ?word  + maiden name  - her name
`
