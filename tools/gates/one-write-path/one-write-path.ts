import { type Allowance, applyAllowances, filesOf, type Gate, lineAt, type Violation } from '../gate.ts'
import { COMPUTED, sqlStatements } from '../sql-statements.ts'
import { readSource, walk } from '../syntax.ts'
import { ALLOWED } from './allowed.ts'

/** Authorization, idempotency, the trail and the measures live in handleCommand: a second way in would go round them. */
export const oneWritePath = gateWith(ALLOWED)

const THE_PATH = 'packages/server/src/app/commands/handle-command.ts'
const ITS_SQL = 'packages/server/src/store/handoffs.ts'
/** What the path alone calls. */
const SAVES = /^(saveNew|saveChange)$/
/** What the functions behind those calls alone write. */
const WRITTEN_TABLES = ['handoffs', 'events', COMPUTED]

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'one-write-path',
    holds: 'nobody but handle-command.ts writes a handoff',
    inspect(root) {
      const files = filesOf(root, 'packages/{server,cli}/src/**/*.ts').filter(
        (file) => !/\.(test|case)\.ts$/.test(file) && !file.includes('/testing/'),
      )
      const violations = [
        ...files.filter((file) => file !== THE_PATH).flatMap((file) => saves(root, file)),
        ...writes(root),
      ]
      return applyAllowances({ read: files.length, violations }, allowed)
    },
  }
}

function saves(root: string, file: string): Violation[] {
  const { text, tree } = readSource(root, file)
  const violations: Violation[] = []
  walk(tree, (node) => {
    if (node.type !== 'CallExpression') return
    const { callee } = node
    const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
    const called = callee.type === 'Identifier' ? callee.name : name
    if (SAVES.test(called))
      violations.push({
        file,
        line: lineAt(text, node.start),
        in: called,
        says: `calls ${called}: send a command to handleCommand.`,
      })
  })
  return violations
}

const writes = (root: string): Violation[] =>
  sqlStatements(root)
    .statements.filter(
      ({ file, verb, tables }) =>
        file !== ITS_SQL && verb !== 'select' && tables.some((table) => WRITTEN_TABLES.includes(table)),
    )
    .map(({ file, line, in: name, verb, tables }) => ({
      file,
      line,
      in: name,
      says: `${name} has a ${verb} on ${tables.join(', ')}: only ${ITS_SQL} writes those.`,
    }))
