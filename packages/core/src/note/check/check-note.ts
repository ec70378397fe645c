import { writtenNow } from '../../evidence/mail/written-now.ts'
import type { Note } from '../note.ts'
import { type Finding, toFinding } from './finding.ts'
import type { CheckContext } from './rule.ts'
import { RULES } from './rules.ts'

/** All that is wrong with a note, in the order of the rules. The same note and context give the same findings. */
export const checkNote = (note: Note, given: CheckContext): Finding[] => {
  const context = given.conversation ? { ...given, conversation: writtenNow(given.conversation) } : given
  return RULES.flatMap((rule) => {
    const set = context.levels?.[rule.id]
    if (set === 'off') return []
    return rule
      .check(note, context)
      .map(({ pointer, said, level }) => toFinding({ rule: rule.id, level: set ?? level ?? rule.level, pointer }, said))
  })
}

/** A note with such a finding is held for the agent to mend. */
export const holdsTheNote = (findings: Finding[]): boolean => findings.some(({ level }) => level === 'must')
