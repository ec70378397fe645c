import { type Allowance, applyAllowances, filesOf, type Gate, type Violation } from '../gate.ts'
import { type Import, readSource, type Source, walk } from '../syntax.ts'
import { ALLOWED } from './allowed.ts'

/**
 * A transaction that waits for somebody else's machine holds its locks, and on the embedded store the whole desk, for as
 * long as that takes. So the files that run inside one, and all that they import, know nothing that calls out.
 */
export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'no-network-inside',
    holds: 'no network call inside a transaction',
    inspect(root) {
      const sources = reachedFrom(root, [
        ...filesOf(root, 'packages/server/src/store/**/*.ts'),
        ...filesOf(root, 'packages/server/src/app/commands/handle-command.ts'),
      ])
      const violations = sources.flatMap((source) => [...importsOut(source), ...callsOut(source)])
      return applyAllowances({ read: sources.length, violations }, allowed)
    },
  }
}

export const noNetworkInside = gateWith(ALLOWED)

const CALLS_OUT = [
  /^node:(http|https|http2|net|tls|dgram|dns)(\/.*)?$/,
  /^(undici|nodemailer|standardwebhooks|@slack\/.*|ai|@ai-sdk\/.*)$/,
]

const importsOut = ({ file, imports }: Source): Violation[] =>
  imports
    .filter(({ from }) => CALLS_OUT.some((out) => out.test(from)))
    .map(({ from, line }) => ({ file, line, in: from, says: `imports ${from}, which calls out.` }))

function callsOut({ file, text, tree }: Source): Violation[] {
  const violations: Violation[] = []
  walk(tree, (node) => {
    if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'fetch')
      violations.push({ file, line: text.slice(0, node.start).split('\n').length, says: 'calls fetch.' })
  })
  return violations
}

function reachedFrom(root: string, files: string[]): Source[] {
  const reached = new Map<string, Source>()
  const ahead = files.filter((file) => !isTest(file))
  for (let file = ahead.pop(); file; file = ahead.pop()) {
    if (reached.has(file)) continue
    const source = readSource(root, file)
    reached.set(file, source)
    ahead.push(
      ...source.imports.map((each: Import) => each.file ?? '').filter((each) => each.endsWith('.ts') && !isTest(each)),
    )
  }
  return [...reached.values()]
}

const isTest = (file: string): boolean => /\.(test|case)\.ts$/.test(file) || file.includes('/testing/')
