/** The role packs: a playbook for each kind of work, with conversations to rehearse it on. */
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readText } from '../terminal/input.ts'

export type Pack = { role: string; text: string; scenarios: string }

const require = createRequire(import.meta.url)
const packsFolder = (): string => dirname(require.resolve('@baton-desk/packs/package.json'))

export function packRoles(): string[] {
  const entries = readdirSync(packsFolder(), { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory() && entry.name !== 'node_modules').map(({ name }) => name)
}

export async function readPack(role: string): Promise<Pack> {
  const roles = packRoles()
  if (!roles.includes(role))
    throw new Failure(`Expected one of the packs ${roles.join(', ')} in --pack, got “${role}”.`, EXIT.usage)
  const folder = join(packsFolder(), role)
  return { role, text: await readText(join(folder, 'playbook.yaml')), scenarios: join(folder, 'scenarios') }
}
