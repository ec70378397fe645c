export * from './handoff-view.ts'
export * from './scripted-person.ts'
