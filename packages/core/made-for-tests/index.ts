/** For tests, benches and tools of this repository: what is made for tests, and inner parts that they measure. Not published. */

export { allWords, conversationWords, coreWords } from '../src/note/reading.ts'
export { toPlainText } from '../src/note/render/plain-text.ts'
export { expressionReader } from '../src/playbook/triggers/expression.ts'
export { changedCalendar } from './changed-calendar.ts'
export { FAULTY_EXPRESSIONS, FIELDS } from './faulty-expressions.ts'
export { FAULTY_PLAYBOOKS, type FaultyPlaybook, SOUND_PLAYBOOK } from './faulty-playbooks.ts'
export { conversationsFolder } from './found-conversations.ts'
export { clockChanges, type RandomPlaybook, randomPlaybook, walkPlaybook, ZONES } from './random-playbooks.ts'
export { twentyLanes } from './twenty-lanes.ts'
