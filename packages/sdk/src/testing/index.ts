/** For tests of agents: a person who decides by a script, and a handoff to read. */
export { handoffView } from './handoff-view.ts'
export {
  decideAsAsked,
  type PersonStep,
  type Script,
  type ScriptedPerson,
  type ScriptedPersonOptions,
  scriptedPerson,
} from './scripted-person.ts'
