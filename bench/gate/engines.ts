/** The gate and its peers behind one door: load rules once, then say which of them hold for an event. */

import { type GateEvent, judge } from '@baton-desk/core'
import { expressionReader, vocabularyOf } from '@baton-desk/core/testing'
import { celEnv, parse, plan } from '@bufbuild/cel'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import { LogicEngine } from 'json-logic-engine'
import { gateOf } from './gate-of.ts'
import type { AnyEvent, Rule } from './rules.ts'

/** Ids of the rules that hold, in their order. */
export type Judge = (event: AnyEvent) => string[]

export type Engine = {
  name: string
  /** When it finds a comparison that makes no sense. */
  types: string
  load: (rules: readonly Rule[]) => Judge
}

const NOW = '2026-11-23T12:00:00.000Z'

export const ENGINES: Engine[] = [
  { name: 'Baton, the whole gate', types: 'at load, and of each event', load: gate },
  { name: 'Baton, expressions alone', types: 'at load', load: expressions },
  { name: '@bufbuild/cel 0.6.1', types: 'at run time', load: bufbuildCel },
  { name: 'Cedar 4.13.0 (wasm), request not checked', types: 'at load', load: (rules) => cedarPolicies(rules, false) },
  {
    name: 'Cedar 4.13.0 (wasm), request checked',
    types: 'at load, and of each event',
    load: (rules) => cedarPolicies(rules, true),
  },
  { name: 'json-logic-engine 5.0.7 (compiled)', types: 'never', load: jsonLogic },
]

/** Event in, verdict out: fields read and typed, the strongest rule chosen, the action hashed. */
function gate(rules: readonly Rule[]): Judge {
  const ready = gateOf(rules.map(({ id, cel }) => ({ id, when: cel })))
  return ({ event, action, customer }) => {
    const { kind, ...args } = action
    const asked: GateEvent = { ...event, action: { tool: kind, kind, arguments: args }, customer }
    return judge(ready, asked, NOW).matched.map(({ id }) => id)
  }
}

function expressions(rules: readonly Rule[]): Judge {
  const read = expressionReader(vocabularyOf({ event: {}, action: {}, customer: {} }))
  const ready = rules.map(({ id, cel }) => {
    const expression = read(cel)
    if ('problem' in expression) throw new Error(expression.problem.message)
    return { id, expression }
  })
  return (event) => ready.filter(({ expression }) => expression.holds(event)).map(({ id }) => id)
}

function bufbuildCel(rules: readonly Rule[]): Judge {
  const env = celEnv()
  // It compares a decimal with a whole number for < and > only, as the language says; the rules have no other.
  const ready = rules.map(({ id, cel }) => ({ id, run: plan(env, parse(cel)) }))
  return (event) => ready.filter(({ run }) => run(event) === true).map(({ id }) => id)
}

const CEDAR_SCHEMA = `
entity Agent; entity Desk;
action judge appliesTo { principal: Agent, resource: Desk, context: {
  event: { kind: String, channel: String },
  proposed: { kind: String, amount: Long, count: Long, reversible: Bool },
  customer: { tier: String, country: String, is_new: Bool, tags: Set<String>, lifetime_value: Long },
} };`

let policySets = 0
function cedarPolicies(rules: readonly Rule[], validateRequest: boolean): Judge {
  const staticPolicies = Object.fromEntries(
    rules.map((rule) => [rule.id, `forbid(principal, action, resource) when { ${rule.cedar} };`]),
  )
  const checked = cedar.validate({ schema: CEDAR_SCHEMA, policies: { staticPolicies } })
  if (checked.type === 'failure' || checked.validationErrors.length > 0) throw new Error(JSON.stringify(checked))
  policySets += 1
  const preparsedPolicySetId = `set-${policySets}`
  for (const answer of [
    cedar.preparsePolicySet(preparsedPolicySetId, { staticPolicies }),
    cedar.preparseSchema('schema', CEDAR_SCHEMA),
  ])
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors))
  const order = new Map(rules.map(({ id }, index) => [id, index]))
  return ({ event, action, customer }) => {
    const answer = cedar.statefulIsAuthorized({
      principal: { type: 'Agent', id: 'a' },
      action: { type: 'Action', id: 'judge' },
      resource: { type: 'Desk', id: 'd' },
      context: { event, proposed: action, customer },
      entities: [],
      preparsedPolicySetId,
      preparsedSchemaName: 'schema',
      validateRequest,
    })
    if (answer.type === 'failure') throw new Error(JSON.stringify(answer.errors))
    return answer.response.diagnostics.reason.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  }
}

function jsonLogic(rules: readonly Rule[]): Judge {
  const engine = new LogicEngine()
  const ready = rules.map(({ id, logic }) => ({ id, run: engine.build(logic) }))
  return (event) => ready.filter(({ run }) => run(event) === true).map(({ id }) => id)
}
