/**
 * What each package stands on, from the ground up. A room may use every room on the floors below it, and nothing else:
 * rooms of one floor do not know each other. A room is a folder (`note/`), each folder of a folder (`features/` and a
 * star), a file, or all loose files of a package that have no line of their own (`*.ts`); the most exact line counts.
 */
export const FLOORS: Record<string, string[][]> = {
  core: [
    ['json/'],
    ['assert-never.ts', 'hash.ts', 'ids.ts', 'quantile.ts', 'text.ts', 'time/', 'web-address.ts'],
    ['languages/', 'words/'],
    ['refusal.ts', 'secrets/'],
    ['evidence/', 'malformed-json.ts'],
    ['calendar/', 'note/'],
    ['playbook/'],
    ['routing/'],
    ['reach/'],
    ['compose/', 'handoff/', 'proof/', 'workspace/'],
    ['gate/', 'measures/', 'writing/'],
    ['contract/', 'rehearse/'],
    ['rules-from-decisions/'],
    ['customer.ts', 'index.ts', 'telling.ts'],
  ],
  sdk: [['*.ts'], ['adapters/*.ts'], ['adapters/*/'], ['index.ts', 'testing/']],
  server: [
    ['app/ports/'],
    ['app/', 'channels/*.ts', 'config.ts', 'log.ts', 'threads/'],
    ['channels/*/', 'composing/', 'http/', 'jobs/', 'mcp/', 'store/', 'tracing/', 'writer/'],
    ['main.ts', 'stopped-desk.ts', 'doctor.ts'],
    ['index.ts'],
  ],
  inbox: [
    ['ui/', 'any-hours.ts', 'sends-no-conversation.ts', 'zod-without-eval.ts'],
    ['language/', 'locales/'],
    ['desk/'],
    ['features/*/'],
    ['app/'],
    ['main.tsx'],
  ],
  cli: [
    ['terminal/'],
    ['desk/', 'init/', 'playbook/'],
    ['notes/', 'rehearsal/', 'trail/'],
    ['practice/', 'reports/'],
    ['commands/'],
    ['run.ts'],
    ['main.ts'],
  ],
}
