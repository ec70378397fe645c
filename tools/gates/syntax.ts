/** What the gates know of TypeScript: imports with the file they mean, and the tree of a file. */
import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { type Node, parseSync, visitorKeys } from 'oxc-parser'
import { lineAt, textOf } from './gate.ts'

export type Import = {
  /** As written: `../store/handoffs.ts`, `node:fs`. */
  from: string
  /** The file it means, relative to the root; absent for a package. */
  file?: string
  names: string[]
  line: number
}

export type Source = { file: string; text: string; imports: Import[]; tree: Node }

export function readSource(root: string, file: string): Source {
  const text = textOf(root, file)
  const { program, module, errors } = parseSync(file, text)
  const [error] = errors
  if (error) throw new Error(`${file} cannot be read: ${error.message}`)

  const imports: Import[] = []
  const add = (from: string, names: string[], offset: number) =>
    imports.push({ from, names, line: lineAt(text, offset), ...resolve(root, file, from) })

  for (const { moduleRequest, entries, start } of module.staticImports)
    add(
      moduleRequest.value,
      entries.map(({ importName }) => importName.name ?? '*'),
      start,
    )
  for (const { entries, start } of module.staticExports)
    for (const { moduleRequest, importName } of entries)
      if (moduleRequest) add(moduleRequest.value, [importName.name ?? '*'], start)
  walk(program, (node) => {
    if ((node.type === 'ImportExpression' || node.type === 'TSImportType') && node.source.type === 'Literal')
      add(String(node.source.value), ['*'], node.start)
  })
  return { file, text, imports, tree: program }
}

/** Calls `visit` with each node below (and with) `node`, outermost first, and the nodes around it, nearest last. */
export function walk(node: Node, visit: (node: Node, around: Node[]) => void, around: Node[] = []): void {
  visit(node, around)
  const inner = [...around, node]
  for (const key of visitorKeys[node.type] ?? [])
    for (const child of [(node as unknown as Record<string, Node | Node[] | null>)[key]].flat())
      if (child) walk(child, visit, inner)
}

export type Call = Extract<Node, { type: 'CallExpression' }>

/** Calls of what has a wanted name, in the order in which they stand. */
export function callsOf(tree: Node, wanted: (name: string) => boolean): Call[] {
  const calls: Call[] = []
  walk(tree, (node) => {
    if (node.type === 'CallExpression' && wanted(nameOf(node.callee))) calls.push(node)
  })
  return calls
}

/** `test.each(rows)('title', …)` is `test.each`. */
export function nameOf(callee: Node): string {
  if (callee.type === 'Identifier') return callee.name
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier')
    return `${nameOf(callee.object)}.${callee.property.name}`
  if (callee.type === 'CallExpression') return nameOf(callee.callee)
  if (callee.type === 'TaggedTemplateExpression') return nameOf(callee.tag)
  return ''
}

function resolve(root: string, importer: string, from: string): { file?: string } {
  if (!from.startsWith('.')) return {}
  const path = normalize(join(dirname(importer), from)).replaceAll('\\', '/')
  const file = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, path.replace(/\.js$/, '.ts')].find(
    (candidate) => /\.\w+$/.test(candidate) && existsSync(join(root, candidate)),
  )
  return { file: file ?? path }
}
