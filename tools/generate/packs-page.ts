import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPlaybook, type Never, type Playbook, RehearsalCase, type Trigger } from '@baton-desk/core'
import { parse } from 'yaml'
import type { Generated } from './generated.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'packs')

/** What each role pack hands over, and the conversations that show it. */
export const packsPage = (): Generated => ({
  files: {
    'docs/reference/packs.md': `# Role packs

For those who choose a [role pack](../../packs/README.md) or change one: its lanes, what hands over and why, and the conversations that
show it. Generated from the packs.

${foldersIn(FOLDER).map(packSection).join('\n')}`,
  },
})

const foldersIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

function packSection(role: string): string {
  const loaded = loadPlaybook(readFileSync(join(FOLDER, role, 'playbook.yaml'), 'utf8'))
  if ('problems' in loaded)
    throw new Error(`The pack ${role} does not load: ${loaded.problems.map(({ message }) => message).join(' ')}`)
  const { playbook } = loaded
  const scenarios = scenariosOf(role)
  const shownBy = (id: string) => scenarios.filter(({ expected }) => expected?.trigger === id).map(linked)
  const kept = scenarios.filter(({ expected }) => expected?.handOff === false)
  return `## ${role}

| Lane | Asks | Tells the customer |
|---|---|---|
${Object.values(playbook.lanes)
  .map(({ name, ask, tellCustomer }) => `| ${name} | ${ask} | ${tellCustomer} |`)
  .join('\n')}

| Trigger | Comes to | Why | Shown by |
|---|---|---|---|
${playbook.triggers.map((trigger) => triggerRow(trigger, playbook, shownBy(trigger.id))).join('\n')}

| Never | Instead | Shown by |
|---|---|---|
${playbook.never.map((rule) => neverRow(rule, shownBy(rule.id))).join('\n')}

Left to the agent: ${kept.map(linked).join(', ')}.
`
}

type Scenario = RehearsalCase & { path: string }

const scenariosOf = (role: string): Scenario[] =>
  readdirSync(join(FOLDER, role, 'scenarios'))
    .sort()
    .map((file) => ({
      ...RehearsalCase.parse(parse(readFileSync(join(FOLDER, role, 'scenarios', file), 'utf8'))),
      path: `../../packs/${role}/scenarios/${file}`,
    }))

const linked = ({ id, path }: Scenario): string => `[${id.replaceAll('-', ' ')}](${path})`

function triggerRow({ id, lane, then, urgency, reason, why }: Trigger, playbook: Playbook, shownBy: string[]): string {
  const { name, urgency: usual } = playbook.lanes[lane] ?? { name: lane, urgency: '' }
  const when = (urgency ?? usual).replace('_', ' ')
  const what = then === 'review' ? 'approves' : 'takes over'
  return `| \`${id}\` | ${name} ${what}, ${when} | ${why} (\`${reason}\`) | ${shownBy.join(', ')} |`
}

const neverRow = ({ id, what, when, instead }: Never, shownBy: string[]): string =>
  `| ${what} (\`${id}\`) | ${instead ?? ''} | ${when ? shownBy.join(', ') : 'told in words only'} |`
