/**
 * Signals: what a conversation shows that matters to whether a person is needed, found without a model, so that the same
 * conversation always gives the same answer. Each says what it means and what it cannot see.
 */
import type { Conversation } from '../conversation.ts'
import { askedForPerson } from './asked-for-person.ts'
import { contradictedRecord } from './contradicted-record.ts'
import { customerMessages } from './customer-messages.ts'
import { failedTools } from './failed-tools.ts'
import { frustrated } from './frustrated.ts'
import { legalWords } from './legal-words.ts'
import { medicalWords } from './medical-words.ts'
import { paymentDispute } from './payment-dispute.ts'
import { refusesTransfer } from './refuses-transfer.ts'
import { repeatedRequest } from './repeated-request.ts'
import { safetyWords } from './safety-words.ts'
import type { Signal } from './signal.ts'
import { talkOf } from './talk.ts'
import { unansweredQuestions } from './unanswered-questions.ts'
import { urgentWords } from './urgent-words.ts'

export const SIGNALS: readonly Signal[] = [
  askedForPerson,
  refusesTransfer,
  repeatedRequest,
  frustrated,
  contradictedRecord,
  failedTools,
  unansweredQuestions,
  customerMessages,
  urgentWords,
  safetyWords,
  medicalWords,
  legalWords,
  paymentDispute,
]

/** Signal → what it makes of the conversation. */
export type Signals = Record<string, boolean | number>

/** All signals of a conversation, or only those asked for. */
export function signalsIn(conversation: Conversation, only?: ReadonlySet<string>): Signals {
  const talk = talkOf(conversation)
  const wanted = only ? SIGNALS.filter(({ id }) => only.has(id)) : SIGNALS
  return Object.fromEntries(wanted.map((signal) => [signal.id, signal.read(talk)]))
}
