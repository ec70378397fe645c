/** What people and agents write beside a note, before it is remembered: without numbers of cards, passwords and keys. */
import { redactText } from '../secrets/secrets.ts'
import type { Command } from './command.ts'

/** A decision stays as it is: the agent is to carry out exactly that. */
export function withoutSecrets<C extends Command>(command: C): C {
  switch (command.type) {
    case 'accept':
      return { ...command, readBack: redactText(command.readBack) }
    case 'step_in':
    case 'decline':
    case 'move':
    case 'withdraw':
    case 'escalate':
    case 'reopen':
      return { ...command, reason: redactText(command.reason) }
    case 'snooze':
      return command.reason === undefined ? command : { ...command, reason: redactText(command.reason) }
    case 'ask':
      return { ...command, question: redactText(command.question) }
    case 'claim':
      return { ...command, runner: redactText(command.runner) }
    case 'it_happened':
    case 'do_it_now':
      return command.text === undefined ? command : { ...command, text: redactText(command.text) }
    case 'report_transfer':
    case 'reply':
    case 'comment':
    case 'customer_say':
      return { ...command, text: redactText(command.text) }
    case 'report_effect':
      return { ...command, effect: { ...command.effect, text: redactText(command.effect.text) } }
    case 'delivery_failed':
      return { ...command, error: redactText(command.error) }
    default:
      return command
  }
}
