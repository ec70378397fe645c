import type { Rule } from './rule.ts'
import { allStepsDoneWithoutTheList } from './rules/all-steps-done-without-the-list.ts'
import { approvesBySilence } from './rules/approves-by-silence.ts'
import { asksAgain } from './rules/asks-again.ts'
import { buriedDecision } from './rules/buried-decision.ts'
import { choiceThatCannotBeTold } from './rules/choice-that-cannot-be-told.ts'
import { claimsSeamlessOrFinished } from './rules/claims-seamless-or-finished.ts'
import { claimsTheRelationship } from './rules/claims-the-relationship.ts'
import { deadlineInThePast } from './rules/deadline-in-the-past.ts'
import { decisionTakenForThePerson } from './rules/decision-taken-for-the-person.ts'
import { draftClaimsDone } from './rules/draft-claims-done.ts'
import { draftNamesSomebodyElse } from './rules/draft-names-somebody-else.ts'
import { generalises } from './rules/generalises.ts'
import { longerThanTheConversation } from './rules/longer-than-the-conversation.ts'
import { missingNext } from './rules/missing-next.ts'
import { missingTemplateField } from './rules/missing-template-field.ts'
import { missingWhat } from './rules/missing-what.ts'
import { missingWhen } from './rules/missing-when.ts'
import { missingWhere } from './rules/missing-where.ts'
import { missingWho } from './rules/missing-who.ts'
import { missingWhy } from './rules/missing-why.ts'
import { noEscalationPath } from './rules/no-escalation-path.ts'
import { noReason } from './rules/no-reason.ts'
import { nothingToOpenFirst } from './rules/nothing-to-open-first.ts'
import { refusedToldAsDone } from './rules/refused-told-as-done.ts'
import { saidByCustomerReportedAsChecked } from './rules/said-by-customer-reported-as-checked.ts'
import { secretInNote } from './rules/secret-in-note.ts'
import { sensitiveWithoutWhy } from './rules/sensitive-without-why.ts'
import { templateFieldTooLong } from './rules/template-field-too-long.ts'
import { tooLongToRead } from './rules/too-long-to-read.ts'
import { transcriptDump } from './rules/transcript-dump.ts'
import { unknownLeftOut } from './rules/unknown-left-out.ts'
import { unsupportedFact } from './rules/unsupported-fact.ts'
import { urgentWithoutADeadline } from './rules/urgent-without-a-deadline.ts'
import { vagueSummary } from './rules/vague-summary.ts'
import { wishTurnedAround } from './rules/wish-turned-around.ts'

/** Every rule of the check, in the order in which findings are given. */
export const RULES: readonly Rule[] = [
  missingNext,
  missingWhen,
  missingWho,
  missingWhat,
  missingWhy,
  missingWhere,
  noReason,
  vagueSummary,
  buriedDecision,
  choiceThatCannotBeTold,
  tooLongToRead,
  longerThanTheConversation,
  transcriptDump,
  decisionTakenForThePerson,
  approvesBySilence,
  claimsSeamlessOrFinished,
  claimsTheRelationship,
  unsupportedFact,
  saidByCustomerReportedAsChecked,
  refusedToldAsDone,
  wishTurnedAround,
  allStepsDoneWithoutTheList,
  generalises,
  asksAgain,
  unknownLeftOut,
  sensitiveWithoutWhy,
  urgentWithoutADeadline,
  deadlineInThePast,
  noEscalationPath,
  nothingToOpenFirst,
  draftNamesSomebodyElse,
  draftClaimsDone,
  missingTemplateField,
  templateFieldTooLong,
  secretInNote,
]
