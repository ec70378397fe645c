import type { Node } from 'oxc-parser'
import { type Allowance, applyAllowances, filesOf, type Gate, lineAt, type Violation } from '../gate.ts'
import { type Call, callsOf, nameOf, readSource, type Source, walk } from '../syntax.ts'
import { ALLOWED } from './allowed.ts'

/** A test that cannot fail is a defect, one that sleeps or measures time fails by chance, and one that is passed over says why. */
export const testsCanFail = gateWith(ALLOWED)

export function gateWith(allowed: Allowance[]): Gate {
  return {
    name: 'tests-can-fail',
    holds: 'each test asserts something, hangs on no clock, and says why when it is passed over',
    inspect(root) {
      const files = filesOf(root, '{packages,scenarios,tools,bench,examples}/**/*.{test,case}.{ts,tsx}')
      const violations = files.flatMap((file) => {
        const source = readSource(root, file)
        return [...assertNothing(source), ...passedOver(source), ...sleeps(source), ...measures(source)]
      })
      return applyAllowances({ read: files.length, violations }, allowed)
    },
  }
}

const TEST = /^(test|it)$/
// Waiting for an element of a page fails when it does not come.
const ASSERTS = /\b(?:expect|assert)\w*\b|\.waitFor\w*\(/

function assertNothing({ file, text, tree }: Source): Violation[] {
  const checking = checkingFunctions(tree, text)
  return callsOf(tree, (name) => TEST.test(name.split('.')[0] ?? '')).flatMap((call): Violation[] => {
    const body = call.arguments.find(
      (each) => each.type === 'ArrowFunctionExpression' || each.type === 'FunctionExpression',
    )
    if (!body) return []
    const written = text.slice(body.start, body.end)
    if (ASSERTS.test(written) || checking.some((name) => new RegExp(`\\b${name}\\b`).test(written))) return []
    return [{ file, line: lineAt(text, call.start), in: titleOf(call, text), says: 'asserts nothing.' }]
  })
}

/** Functions of the file that assert, and the functions that use those. */
function checkingFunctions(tree: Node, text: string): string[] {
  const functions: { name: string; body: string }[] = []
  walk(tree, (node) => {
    if (node.type === 'FunctionDeclaration' && node.id)
      functions.push({ name: node.id.name, body: text.slice(node.start, node.end) })
    if (
      node.type === 'VariableDeclarator' &&
      node.id.type === 'Identifier' &&
      node.init?.type === 'ArrowFunctionExpression'
    )
      functions.push({ name: node.id.name, body: text.slice(node.init.start, node.init.end) })
  })
  const checking = functions.filter(({ body }) => ASSERTS.test(body)).map(({ name }) => name)
  const using = functions.filter(({ body }) => checking.some((name) => new RegExp(`\\b${name}\\(`).test(body)))
  return [...new Set([...checking, ...using.map(({ name }) => name)])]
}

function passedOver({ file, text, tree }: Source): Violation[] {
  const says = 'passes over tests without printing why (console.warn, or skip(reason)).'
  const calls = callsOf(tree, (name) => /^(test|it|describe)\.(.*\.)?(only|skip|todo|skipIf|runIf)$/.test(name))
  const explained = /console\.(warn|log|info)\(/.test(text)
  return calls
    .filter(({ callee }) => /\.only$/.test(nameOf(callee)) || !explained)
    .map((call) => ({
      file,
      line: lineAt(text, call.start),
      in: 'passed over',
      says: /\.only$/.test(nameOf(call.callee)) ? 'runs only one test.' : says,
    }))
}

function sleeps({ file, text, tree, imports }: Source): Violation[] {
  const timers = imports.filter(({ from }) => /timers\/promises$/.test(from)).map(({ line }) => line)
  const waits = callsOf(tree, (name) => /(^|\.)(setTimeout|sleep|delay|waitForTimeout)$/.test(name)).map(({ start }) =>
    lineAt(text, start),
  )
  return [...timers, ...waits].map((line) => ({
    file,
    line,
    in: 'sleep',
    says: 'sleeps: wait for what must happen (vi.waitFor, expect.poll), or pass the time.',
  }))
}

/** How long something took is true of one machine at one moment. Benches measure, beside a floor. */
function measures({ file, text, tree }: Source): Violation[] {
  const stopwatches = callsOf(tree, (name) => /^performance\.now$|(^|\.)hrtime(\.bigint)?$/.test(name))
  const asserted = callsOf(tree, (name) => name.split('.')[0] === 'expect').flatMap((call) =>
    call.arguments.flatMap((each) => callsOf(each, (name) => name === 'Date.now')),
  )
  return [...stopwatches, ...asserted].map(({ start }) => ({
    file,
    line: lineAt(text, start),
    in: 'measures',
    says: 'measures time: pass it by a clock of the test (vi.useFakeTimers), or measure in bench/.',
  }))
}

const titleOf = ({ arguments: [title] }: Call, text: string): string =>
  title ? text.slice(title.start + 1, title.end - 1) : ''
