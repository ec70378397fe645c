/** Secrets of every kind that the desk knows, made up here sign by sign so that none stands in a file, and ways to disguise them. */
import { sha256 } from '@noble/hashes/sha2.js'

/** `says` puts the secret in a sentence as people say it; `{}` is its place. */
export type MadeSecret = { name: string; says: string; value: string }

const bytesFor = (seed: string, length: number): number[] => {
  const bytes: number[] = []
  for (let n = 0; bytes.length < length; n++) bytes.push(...sha256(new TextEncoder().encode(`${seed}${n}`)))
  return bytes.slice(0, length)
}
const from = (alphabet: string, seed: string, length: number): string =>
  bytesFor(seed, length)
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const LETTERS = CAPITALS + CAPITALS.toLowerCase()
const hex = (seed: string, length: number) => from('0123456789abcdef', seed, length)
const mixed = (seed: string, length: number) => `7${from(`${LETTERS}0123456789`, seed, length - 2)}3`
const digits = (seed: string, length: number) => from('123456789', seed, length)

/** With the digit that makes a card of it. */
function card(start: string, length: number): string {
  const body = start + digits(start, length - 1 - start.length)
  const sum = [...body].toReversed().reduce((left, digit, n) => {
    const doubled = Number(digit) * (n % 2 === 0 ? 2 : 1)
    return left + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return body + ((10 - (sum % 10)) % 10)
}

/** With the two check digits of an account of that country. */
function account(country: string, bban: string): string {
  const number = [...`${bban}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('')
  return `${country}${String(98n - (BigInt(number) % 97n)).padStart(2, '0')}${bban}`
}

const french = '185127510804' + '6'
const swiss = '756123456789'
const eanDigit = (body: string) =>
  (10 - ([...body].reduce((sum, digit, n) => sum + Number(digit) * (n % 2 === 0 ? 1 : 3), 0) % 10)) % 10

const key = (name: string, value: string, says = 'Please use {} for it, thanks.'): MadeSecret => ({ name, says, value })

export const MADE_SECRETS: readonly MadeSecret[] = [
  key('Visa', card('4', 16), 'My card is {}, please charge that one.'),
  key('Mastercard', card('53', 16), 'Charge {} instead'),
  key('American Express', card('37', 15), 'the number is {} and it expires in May'),
  key('Discover', card('6011', 16), 'I paid with {}.'),
  key('JCB', card('3530', 16), 'card: {}'),
  key('UnionPay', card('6222', 16), 'It is {} I think'),
  key('IBAN, Germany', account('DE', digits('de', 18)), 'Please refund to {} as before'),
  key('IBAN, United Kingdom', account('GB', `NWBK${digits('gb', 14)}`), 'my account {}, thanks'),
  key('IBAN, Spain', account('ES', '21000418450200051332'), 'La cuenta es {}'),
  key('IBAN, Netherlands', account('NL', `ABNA${digits('nl', 10)}`), 'pay it to {}.'),
  key('IBAN, Switzerland', account('CH', digits('ch', 17)), 'Konto {}'),
  key('sort code', '204871', 'Sort code {}'),
  key('bank account, United States', digits('us', 12), 'Bank account number: {}'),
  key('routing number', '021000021', 'my routing number is {}'),
  key('social security number', '536903399', 'My SSN is {}'),
  key('social insurance number', '046454286', 'my social insurance number is {}'),
  key('National Insurance number', 'QQ123456C'.replace('QQ', 'AB'), 'NI number {} if you need it'),
  key('NHS number', '9434765919', 'NHS number: {}'),
  key('Steuer-ID', '65929970489', 'Meine Steuer-ID ist {}'),
  key('DNI', '12345678Z', 'mi DNI es {}'),
  key('NIE', 'X1234567L', 'El NIE es {}'),
  key(
    'numéro de sécurité sociale',
    `${french}${97n - (BigInt(french) % 97n)}`,
    'Mon numéro de sécurité sociale est {}',
  ),
  key('codice fiscale', 'RSSMRA85T10A562S', 'il codice fiscale è {}'),
  key('BSN', '111222333', 'my BSN is {}'),
  key('PESEL', '44051401359', 'PESEL: {}'),
  key('CPF', '52998224725', 'meu CPF: {}'),
  key('Aadhaar', '234123412346', 'Aadhaar number {}'),
  key('AHV', swiss + eanDigit(swiss), 'AHV-Nummer {}'),
  key('passport', 'C01X00T47', 'My passport number is {}'),
  key('driving licence', 'D6101406', "my driver's license is {}"),
  key('card code', '413', 'the CVV is {}'),
  key('PIN', '4821', 'my PIN is {}'),
  key('one-time code', '483912', 'the verification code is {}'),
  key('entry code', '5518', 'the alarm is by the porch, the code is {}'),
  key('password', 'Sommer!24', 'my password is {}'),
  key('password, German', 'geheim99', 'Kennwort: {}'),
  key('password in an address', 'tr0ub4dor', 'postgres://app:{}@db.example.com/main'),
  key('Baton', `bat_agent_${from(LETTERS, 'bat', 10)}_${mixed('bat', 40)}`),
  key('Amazon', `AKIA${from(`${CAPITALS}234567`, 'aws', 16)}`),
  key('Amazon, the secret', mixed('aws-secret', 40), 'aws secret access key: {}'),
  key('GitHub', `ghp_${mixed('gh', 36)}`),
  key('GitHub, fine-grained', `github_pat_${mixed('ghf', 60)}`),
  key('GitLab', `glpat-${mixed('gl', 20)}`),
  key('Slack', `xoxb-${digits('slack', 12)}-${digits('slack2', 12)}-${mixed('slack', 24)}`),
  key('Stripe', `sk_live_${mixed('stripe', 24)}`),
  key('webhook secret', `whsec_${mixed('whsec', 32)}`),
  key('OpenAI', `sk-proj-${mixed('openai', 48)}`),
  key('Anthropic', `sk-ant-api03-${mixed('anthropic', 80)}`),
  key('Google', `AIza${mixed('google', 35)}`),
  key('Google OAuth', `GOCSPX-${mixed('gocspx', 28)}`),
  key('Hugging Face', `hf_${from(LETTERS, 'hf', 34)}`),
  key('npm', `npm_${mixed('npm', 36)}`),
  key('PyPI', `pypi-${mixed('pypi', 80)}`),
  key('SendGrid', `SG.${mixed('sg', 22)}.${mixed('sg2', 43)}`),
  key('Twilio', `SK${hex('twilio', 32)}`),
  key('Mailgun', `key-${hex('mailgun', 32)}`),
  key('Shopify', `shpat_${hex('shopify', 32)}`),
  key('DigitalOcean', `dop_v1_${hex('do', 64)}`),
  key('Databricks', `dapi${hex('databricks', 32)}`),
  key('Linear', `lin_api_${mixed('linear', 40)}`),
  key('Notion', `ntn_${mixed('notion', 46)}`),
  key('Telegram', `${digits('tg', 10)}:AA${mixed('tg', 33)}`),
  key('Vault', `hvs.${mixed('vault', 90)}`),
  key('JSON Web Token', `eyJ${mixed('jwt', 30)}.eyJ${mixed('jwt2', 40)}.${mixed('jwt3', 43)}`),
  key('bearer token', mixed('bearer', 40), 'Authorization: Bearer {}'),
  key('age', `AGE-SECRET-KEY-1${from(`${CAPITALS}0123456789`, 'age', 58)}`),
  key('API key of unknown form', hex('api', 32), 'our api key is {}'),
]

const grouped = (value: string, separator: string): string => {
  const size = value.length > 8 ? 4 : 1
  return value.match(new RegExp(`.{1,${size}}`, 'gu'))?.join(separator) ?? value
}
const within =
  (change: (value: string) => string) =>
  ({ says, value }: MadeSecret): string =>
    says.replace('{}', () => change(value))

export const DISGUISES: Readonly<Record<string, (secret: MadeSecret) => string>> = {
  'as it is': within((value) => value),
  'full-width': within((value) => value.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))),
  'figures of another style': within((value) =>
    value.replace(/\d/g, (digit) => String.fromCodePoint(0x1d7d8 + Number(digit))),
  ),
  'zero-width signs between': within((value) => [...value].join('\u200b')),
  'soft hyphens and joiners between': within((value) => grouped(value, '\u00ad\u2060')),
  'groups with blanks': within((value) => grouped(value, ' ')),
  'groups with no-break blanks': within((value) => grouped(value, '\u202f')),
  'groups with dashes': within((value) => grouped(value, '\u2013')),
  'groups with dots': within((value) => grouped(value, '.')),
  'as code, over two lines': within((value) => {
    const half = Math.ceil(value.length / 2)
    return value.length > 12 ? `\`${value.slice(0, half)}\n${value.slice(half)}\`` : `\`${value}\``
  }),
}
