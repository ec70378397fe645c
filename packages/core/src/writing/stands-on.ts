/** Of a line that a model wrote, the sentences that stand on the places it names. */
import type { Conversation } from '../evidence/conversation.ts'
import { writtenNow } from '../evidence/mail/written-now.ts'
import { sentencesOf } from '../evidence/speech/sentences.ts'
import { redactText } from '../secrets/secrets.ts'
import { cleanText } from '../text.ts'
import { judgeFor, type Told } from './cites/stands.ts'
import { tongueOf } from './cites/tongues/tongue-of.ts'

export type StandsOn = (text: string, m: readonly number[], told?: Told) => string[]

export function standsOn(conversation: Conversation, name: string | undefined): StandsOn {
  const tongue = tongueOf(conversation)
  // Whose denials nobody can read, of that nothing is believed.
  if (!tongue) return () => []
  const judge = judgeFor(writtenNow(conversation), { tongue, name })
  // A note is told about others; who speaks for itself in it decides or promises. "US" is a country.
  const speaksForItself = (sentence: string): boolean =>
    (sentence.match(/[\p{L}']+/gu) ?? []).some((word) => {
      const small = word.toLowerCase()
      return !/^\p{Lu}{2,}$/u.test(word) && (tongue.first.has(small) || tongue.firstOwn.has(small))
    })
  return (text, m, told = 'fact') =>
    sentencesOf(redactText(cleanText(text)))
      .map(({ text: sentence }) => sentence.replace(/\s+/g, ' '))
      .filter((sentence) => !speaksForItself(sentence) && judge(sentence, m, told) === undefined)
}
