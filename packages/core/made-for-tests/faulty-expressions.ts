import { type Vocabulary, vocabularyOf } from '../src/playbook/triggers/vocabulary.ts'

/** Fields as a playbook with two of its own has them. */
export const FIELDS: Vocabulary = vocabularyOf({
  event: {},
  action: { discount: 'number' },
  customer: { segment: 'text' },
})

/** An expression that does not load, with ▸ before the place that the problem must name, and words of the sentence. */
export const FAULTY_EXPRESSIONS: readonly (readonly [marked: string, words: string])[] = [
  ['action.▸kinf == "refund"', 'expected a field of `action` (discount, kind, tool,'],
  ['has(customer.▸teir) && customer.tier == "gold"', 'got "teir". Correct it'],
  ['!has(signals.▸angry)', 'expected a field of `signals` ('],
  ['has(▸acton.kind)', 'expected event, action, customer, clock, signals, got "acton"'],
  ['▸has(customer.tier.name)', 'expected has(section.field)'],
  ['customer.tags.exists(t, has(▸t.name))', 'got "t"'],
  ['▸100 / action.amount > 1', 'Write the number with a decimal point: 100.0'],
  ['▸1 / 0 == 1', 'this fails whatever comes'],
  ['▸acton.kind == "refund"', 'expected event, action, customer, clock, signals, got "acton"'],
  ['action.kind == ▸refund', 'got "refund". Put texts in quotes.'],
  ['▸action.kind > 100.0', 'these do not go together: text > number'],
  ['▸action.kind', 'expected a condition that holds or not, got a text'],
  ['▸1 + 1', 'expected a condition that holds or not, got a number'],
  ['action.amount > ▸', 'this cannot be read'],
  ['action.kind == ▸"refund', 'this cannot be read'],
  ['action.kind == ▸null', 'To ask whether a field is there, use has'],
  ['▸event.text.matches("(a+)+$")', 'expected no regular expression'],
  ['customer.tags.exists(a, ▸customer.tags.exists(b, a == b))', 'inside another loop'],
  ['customer.tags.all(a, a == "x" || ▸customer.tags.all(b, b == "y"))', 'inside another loop'],
  ['▸customer.tags.map(t, t + t).exists(t, t == "x")', 'got "map"'],
  ['▸customer.tags.filter(t, t == "x") == customer.tags', 'got "filter"'],
  ['▸cel.bind(x, 1.0, x > 0.0)', 'got "bind"'],
  ['▸dyn(action).constructor == 1', 'got "dyn"'],
  ['▸type(action.kind) == string', 'got "type"'],
  ['▸timestamp("2026-01-01T00:00:00Z") < timestamp("2027-01-01T00:00:00Z")', 'got "timestamp"'],
  ['▸action["kind"] == "refund"', 'expected no [ ]'],
  ['action.▸constructor == "x"', 'got "constructor"'],
  ['action.▸__proto__ == "x"', 'got "__proto__"'],
  ['▸__proto__.x == "x"', 'Reserved identifier: __proto__'],
  ['▸constructor == "x"', 'got "constructor"'],
  ['{▸"a": 1.0}.a == 1.0', 'shorter'],
  ['action.kind == ▸b"refund"', 'expected a text, a number, true or false'],
  ['customer.tags.exists(▸event, event == "x")', '"event" is taken'],
]
