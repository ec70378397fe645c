/** What the person is asked to decide, and what silence does meanwhile. */
import type { Evidence, Standing } from '../evidence/evidence.ts'
import type { Note, SuppliedNote } from '../note/note.ts'
import type { Lane } from '../playbook/playbook.ts'
import { aboutThem, cut, startUpper } from './wording.ts'

export function decisionFrom(supplied: SuppliedNote, evidence: Evidence, lane: Lane): Note['next']['decision'] {
  const given = supplied.next?.decision
  const { standing } = evidence
  const told = standing.lead || standing.problem
  const question = given?.question ?? (told ? undefined : questionIn(standing))
  const kind =
    given?.kind ??
    (supplied.action || supplied.draft
      ? 'approve'
      : given?.options?.length
        ? 'choose'
        : question
          ? 'answer'
          : !told && evidence.askedForPerson
            ? 'take_over'
            : 'act')
  return {
    ...given,
    kind,
    ...(question && { question }),
    options: given?.options ?? [],
    onSilence: given?.onSilence ?? lane.onSilence.words,
  }
}

/** What the customer wants to know, as a question about them. */
function questionIn({ question }: Standing): string | undefined {
  const clause = /\b(?:how|what|when|where|whether|why|which)\b.*$/i.exec(question?.object ?? '')?.[0]
  return clause && cut(`${startUpper(aboutThem(clause))}?`, 300)
}
