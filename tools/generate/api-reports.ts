/**
 * docs/reference/api/: what each published entrance exports, name by name with its signature, so that a change to what
 * others build on shows in a review. Written from the source that the entrance names, without bodies.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Class, type Declaration, type Program, parseSync, type Statement } from 'oxc-parser'
import type { Generated } from './generated.ts'

const root = join(import.meta.dirname, '../..')
const PACKAGES = ['core', 'sdk', 'server'] as const

export function apiReports(): Generated {
  const pages = PACKAGES.flatMap((name) => entrancesOf(name).map((entrance) => page(entrance)))
  return { files: Object.fromEntries(pages), owns: ['docs/reference/api'] }
}

type Entrance = { specifier: string; file: string }

/** Those that npm publishes: they have a build, and a source that this repository runs from. */
function entrancesOf(name: (typeof PACKAGES)[number]): Entrance[] {
  const folder = join(root, 'packages', name)
  const { exports }: { exports: Record<string, Record<string, string>> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  return Object.entries(exports).flatMap(([path, { 'baton-dev': source, default: built }]) =>
    source && built ? { specifier: `@baton-desk/${name}${path.slice(1)}`, file: join(folder, source) } : [],
  )
}

function page({ specifier, file }: Entrance): [string, string] {
  const exported = [...exportsOf(file)].sort(([a], [b]) => (a < b ? -1 : 1))
  const text = `# ${specifier}

For whoever builds on it, and whoever is about to change it: the ${exported.length} names that this entrance exports. This page is
written from the code by \`npm run generate\`.

\`\`\`ts
${exported.map(([, signature]) => signature).join('\n\n')}
\`\`\`
`
  return [`docs/reference/api/${specifier.replace('@baton-desk/', '').replaceAll('/', '-')}.md`, text]
}

type Exported = Map<string, string>

/** Name → signature, through the files that the entrance passes names on from. */
function exportsOf(file: string): Exported {
  const found: Exported = new Map()
  for (const statement of sourceOf(file).program.body) {
    if (statement.type === 'ExportAllDeclaration')
      throw new Error(`${file} exports all of ${statement.source.value}: an entrance exports by name.`)
    if (statement.type !== 'ExportNamedDeclaration') continue
    for (const { local, exported, exportKind } of statement.specifiers) {
      const other = statement.source?.value
      // A name of another package, which has a page of its own.
      if (other !== undefined && !other.startsWith('.')) {
        found.set(nameOf(exported), `export { ${nameOf(exported)} } from '${other}'`)
        continue
      }
      const from = statement.source ? join(dirname(file), statement.source.value) : file
      const onlyType = statement.exportKind === 'type' || exportKind === 'type'
      found.set(nameOf(exported), signatureOf(from, nameOf(local), onlyType))
    }
    for (const name of namesOf(statement.declaration)) found.set(name, signatureOf(file, name, false))
  }
  return found
}

/** What stands in the file under this name: a type, a value, or both. A type that is made from a schema is shown by it. */
function signatureOf(file: string, name: string, onlyType: boolean): string {
  const { program, text } = sourceOf(file)
  const passedOn = exportsPassedOn(program, name)
  if (passedOn) return signatureOf(join(dirname(file), passedOn.from), passedOn.name, onlyType)
  const declared = program.body
    .map((statement) => (statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement))
    .filter((statement) => statement !== null && namesOf(statement).includes(name)) as Declaration[]
  if (declared.length === 0) throw new Error(`${file} declares no ${name}.`)
  const written = declared.map((declaration) => withoutBody(declaration, name, text))
  const isSchema = declared.some(({ type }) => type === 'VariableDeclaration' || type === 'ClassDeclaration')
  return (onlyType && isSchema ? '// only its type\n' : '') + written.join('\n')
}

function exportsPassedOn(program: Program, name: string): { from: string; name: string } | undefined {
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.source) continue
    const found = statement.specifiers.find(({ exported }) => nameOf(exported) === name)
    if (found) return { from: statement.source.value, name: nameOf(found.local) }
  }
  return undefined
}

function namesOf(statement: Statement | Declaration | null): string[] {
  switch (statement?.type) {
    case 'VariableDeclaration':
      return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? id.name : []))
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return statement.id?.type === 'Identifier' ? [statement.id.name] : []
    default:
      return []
  }
}

function withoutBody(declaration: Declaration, name: string, text: string): string {
  const slice = (from: number, to: number) => text.slice(from, to).trim()
  switch (declaration.type) {
    case 'FunctionDeclaration':
      return slice(declaration.start, declaration.body?.start ?? declaration.end)
    case 'ClassDeclaration':
      return classWithoutBodies(declaration, text)
    case 'VariableDeclaration': {
      const { id, init } = declaration.declarations.find(({ id }) => 'name' in id && id.name === name) ?? {}
      if (!id || !init) return slice(declaration.start, declaration.end)
      if (init.type === 'ArrowFunctionExpression' && init.body)
        return `const ${slice(id.start, init.body.start).replace(/\s*=>$/, '')}`
      if ('typeAnnotation' in id && id.typeAnnotation) return `const ${slice(id.start, id.end)}`
      return `const ${slice(id.start, init.end)}`
    }
    default:
      return slice(declaration.start, declaration.end)
  }
}

function classWithoutBodies(declaration: Class, text: string): string {
  const members = declaration.body.body.map((member) => {
    const body = member.type === 'MethodDefinition' ? member.value.body : undefined
    return `  ${text.slice(member.start, body?.start ?? member.end).trim()}`
  })
  return `${text.slice(declaration.start, declaration.body.start)}{\n${members.join('\n')}\n}`
}

type Name = { type: string; name?: string; value?: unknown }
const nameOf = (name: Name): string => String(name.name ?? name.value)

const sources = new Map<string, { program: Program; text: string }>()

function sourceOf(file: string): { program: Program; text: string } {
  const known = sources.get(file)
  if (known) return known
  const text = readFileSync(file, 'utf8')
  const source = { program: parseSync(file, text).program, text }
  sources.set(file, source)
  return source
}
