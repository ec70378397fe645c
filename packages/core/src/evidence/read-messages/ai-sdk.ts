/** Vercel's AI SDK: messages for models, and for pages (4 to 7), where call and answer lie in one part. */
import { answerText, argumentsOf, asError } from './call-arguments.ts'
import type { Family } from './family.ts'
import { asText, type Fields, isObject, type Sent } from './fields.ts'
import type { Page } from './page.ts'
import { type Part, type Says, sayParts, THOUGHT, takeWords } from './parts.ts'
import { type Content, lay, type Medium, mediumOf } from './pictures.ts'
import { timeOf } from './plain-message.ts'
import { roleOf } from './roles.ts'

const MODEL = new Set(['tool-call', 'tool-result', 'tool-approval-request', 'tool-approval-response'])

export const aiSdk: Family = {
  format: 'ai-sdk',
  name: 'AI SDK',
  marks: ({ role, content, parts }) =>
    typeof role === 'string' &&
    (objectsIn(content).some(({ type, mediaType }) => MODEL.has(asText(type)) || mediaType !== undefined) ||
      objectsIn(parts).some(isOfPage)),
  read: (message, page) => {
    const by = roleOf(message.peek('role'))
    if (by === undefined) return false
    message.take('role')
    const says = { by, id: message.text('id'), at: timeOf(message) }
    if (Array.isArray(message.peek('parts'))) sayPageParts(message, page, says)
    else sayContent(message, page, says)
    return true
  },
}

const objectsIn = (list: unknown): Sent[] => (Array.isArray(list) ? list.filter(isObject) : [])
const isOfPage = ({ type, text, state }: Sent): boolean =>
  typeof type === 'string' &&
  (type === 'step-start' ||
    type === 'dynamic-tool' ||
    type === 'tool-invocation' ||
    (type.startsWith('tool-') && typeof state === 'string') ||
    type.startsWith('source-') ||
    type.startsWith('data-') ||
    (type === 'text' && typeof text === 'string'))

/** Messages for models. */
function sayContent(message: Fields, page: Page, says: Says): void {
  const text = message.text('content')
  if (text !== undefined) {
    if (says.by === 'tool') page.answer({ ...says, text })
    else page.words({ ...says, text })
    return
  }
  sayParts(message.items('content'), page, says, (one) => {
    const { part, type, content, flush } = one
    if (type === 'tool-call') {
      flush()
      part.word('type', ['tool-call'])
      callIn(part, page, says.at)
    } else if (type === 'tool-result') {
      flush()
      part.word('type', ['tool-result'])
      const files: Content = { lines: [], files: [] }
      const result = resultOf(part, files)
      page.answer({
        text: result,
        of: part.text('toolCallId'),
        name: part.text('toolName'),
        at: says.at,
        files: files.files,
      })
    } else sayCommon(one, content)
  })
}

function callIn(
  part: Fields,
  page: Page,
  at: string | undefined,
): { callId?: string | undefined; name: string } | undefined {
  const name = part.text('toolName')
  if (name === undefined) return undefined
  const callId = part.text('toolCallId')
  const given = part.peek('input') === undefined ? 'args' : 'input'
  page.call({ by: 'agent', name, arguments: argumentsOf(part.take(given)), callId, at })
  return { callId, name }
}

const OUTPUTS = ['text', 'json', 'error-text', 'error-json', 'content', 'execution-denied'] as const

/** Of version 5 on what a tool answered says what it is; before it is the value itself. */
function resultOf(part: Fields, content: Content): string {
  const output = part.inner('output')
  const type = output?.word('type', OUTPUTS)
  if (output && type) {
    if (type === 'execution-denied') return refusedBecause(output.text('reason'))
    if (type === 'content' && Array.isArray(output.peek('value'))) {
      for (const { fields, take } of output.items('value'))
        if (!fields || !sayCommon({ part: fields, type: fields.peek('type'), leave: () => {} }, content))
          content.lines.push(answerText(take()))
      return content.lines.join('\n')
    }
    const text = answerText(output.take('value'))
    return type.startsWith('error') ? asError(text) : text
  }
  const text = answerText(part.take(part.peek('output') === undefined ? 'result' : 'output'))
  return part.peek('isError') === true ? asError(text) : text
}

/** Whoever refused it, they did it there: it is no decision of the desk. */
const refusedBecause = (reason: string | undefined): string => `Refused by a person${reason ? `: ${reason}` : '.'}`

const APPROVALS_ELSEWHERE = 'An approval that was asked for or given elsewhere is none of this desk: it is not kept.'

/** Words, pictures, files and what models think; false where it is none of them. */
function sayCommon({ part, type, leave }: Pick<Part, 'part' | 'type' | 'leave'>, content: Content): boolean {
  if (type === 'reasoning' || type === 'reasoning-file') leave(THOUGHT)
  else if (type === 'tool-approval-request' || type === 'tool-approval-response') leave(APPROVALS_ELSEWHERE)
  else if (takeWords(part, content, ['text'])) part.word('state', ['done', 'streaming'])
  else if (
    type === 'image' ||
    type === 'file' ||
    type === 'media' ||
    asText(type).startsWith('image-') ||
    asText(type).startsWith('file-')
  ) {
    part.word('type', [
      'image',
      'file',
      'media',
      'image-url',
      'image-data',
      'file-url',
      'file-data',
      'file-id',
      'image-file-id',
    ])
    const medium = mediumIn(part, type)
    const held = ['image', 'data', 'url', 'fileId'].find((key) => part.peek(key) !== undefined) ?? 'url'
    const inner = part.inner(held)
    inner?.word('type', ['url', 'data', 'text', 'reference'])
    lay(content, {
      part: inner ?? part,
      at: inner ? ['url', 'data', 'text', 'reference'] : [held],
      medium,
      name: part.text('filename'),
    })
  } else if (asText(type).startsWith('source')) {
    part.word('type', ['source-url', 'source-document', 'source'])
    lay(content, { part, at: ['url'], medium: 'file', name: part.text('title') })
  } else if (type === 'step-start') part.word('type', ['step-start'])
  else return false
  return true
}

const mediumIn = (part: Fields, type: unknown): Medium =>
  asText(type).startsWith('image') ? 'image' : mediumOf(part.peek('mediaType') ?? part.peek('mimeType'))

/** Messages for pages. */
export function sayPageParts(message: Fields, page: Page, says: Says): void {
  const said: string[] = []
  sayParts(message.items('parts'), page, says, (one) => {
    const { part, type, content, flush } = one
    if (type === 'tool-invocation') {
      const invocation = part.inner('toolInvocation')
      if (!invocation) return
      flush()
      part.word('type', ['tool-invocation'])
      sayInvocation(invocation, page, says.at)
    } else if (
      type === 'dynamic-tool' ||
      (typeof type === 'string' && type.startsWith('tool-') && part.peek('toolCallId') !== undefined)
    ) {
      flush()
      sayTool(part, page, says.at)
    } else {
      const words = part.peek('text')
      if (type === 'text' && typeof words === 'string') said.push(words)
      sayCommon(one, content)
    }
  })
  // Version 4 has the words of its parts a second time.
  const again = message.peek('content')
  if (typeof again === 'string' && (again === said.join('') || again === said.join('\n') || again === said.at(-1)))
    message.take('content')
}

const STATES = [
  'input-streaming',
  'input-available',
  'approval-requested',
  'approval-responded',
  'output-available',
  'output-error',
  'output-denied',
] as const

function sayTool(part: Fields, page: Page, at: string | undefined): void {
  const type = part.take('type')
  const name = part.text('toolName') ?? asText(type).replace(/^tool-/, '')
  const of = part.text('toolCallId')
  const state = part.word('state', STATES)
  const given = part.peek('input') === undefined ? 'rawInput' : 'input'
  page.call({ by: 'agent', name, arguments: argumentsOf(part.take(given)), callId: of, at })
  const approval = part.inner('approval')
  if (state === 'output-available') page.answer({ text: answerText(part.take('output')), of, name, at })
  else if (state === 'output-error') page.answer({ text: asError(part.text('errorText') ?? ''), of, name, at })
  else if (state === 'output-denied') page.answer({ text: refusedBecause(approval?.text('reason')), of, name, at })
  approval?.leave('id', APPROVALS_ELSEWHERE)
  if (state !== 'output-denied') approval?.leave('reason', APPROVALS_ELSEWHERE)
}

/** Of version 4, and of Mastra. */
function sayInvocation(invocation: Fields, page: Page, at: string | undefined): void {
  const state = invocation.word('state', ['partial-call', 'call', 'result', 'output-error', 'output-denied'])
  const called = callIn(invocation, page, at)
  if (!called) return
  const { callId: of, name } = called
  if (state === 'output-error') page.answer({ text: asError(invocation.text('errorText') ?? ''), of, name, at })
  else if (state === 'result' || invocation.peek('result') !== undefined)
    page.answer({ text: answerText(invocation.take('result')), of, name, at })
}
