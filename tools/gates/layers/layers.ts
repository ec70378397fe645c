import { filesOf, type Gate, type Violation } from '../gate.ts'
import { type Import, readSource } from '../syntax.ts'

/**
 * Borders between folders. Biome compares the words of an import, which do not say where `../card/row.tsx` lies; here
 * each import is followed to its file. Borders between packages are Biome's (biome.json).
 */
export const layers: Gate = {
  name: 'layers',
  holds: 'folders import only what they may',
  inspect(root) {
    const files = filesOf(root, 'packages/*/src/**/*.{ts,tsx}').filter((file) => !isTest(file))
    const violations = files.flatMap((file) =>
      readSource(root, file).imports.flatMap((imported): Violation[] => {
        const says = objection(file, imported)
        return says ? [{ file, line: imported.line, says: `imports ${imported.from}: ${says}` }] : []
      }),
    )
    return { read: files.length, violations }
  },
}

/** Tests and their desks may wire what they like. */
const isTest = (file: string): boolean => /\.(test|case)\.tsx?$/.test(file) || file.includes('/testing/')

const EDGES = 'http|mcp|store|jobs|channels|writer'
const FEATURE = /^packages\/inbox\/src\/features\/([^/]+)\//
const INBOX = /^packages\/inbox\/src\/([^/]+)/
const CHANNEL = /^packages\/server\/src\/channels\/([^/]+)\//
const EDGE = new RegExp(`^packages/server/src/(${EDGES})/`)
const APP = /^packages\/server\/src\/app\//
const COMPOSITION = /^packages\/server\/src\/(main|index)\.ts$/

function objection(file: string, { file: target }: Import): string | undefined {
  if (!target) return
  if (packageOf(target) !== packageOf(file)) return 'import another package by its name.'

  if (FEATURE.test(file) && FEATURE.test(target) && FEATURE.exec(file)?.[1] !== FEATURE.exec(target)?.[1])
    return 'features never import features; what two share earns a place in src/desk or src/ui.'
  const [from, to] = [floorOf(file), floorOf(target)]
  if (from !== undefined && to !== undefined && to > from)
    return `${INBOX_FLOORS[from]} lies below ${INBOX_FLOORS[to] ?? 'main.tsx'} and does not know it.`
  if (CHANNEL.test(file) && CHANNEL.test(target) && CHANNEL.exec(file)?.[1] !== CHANNEL.exec(target)?.[1])
    return 'channels never import channels; what two share lies in channels/ itself.'
  if (COMPOSITION.test(target) && !COMPOSITION.test(file)) return 'main.ts wires the others; nobody imports it.'
  if (APP.test(file) && EDGE.test(target)) return 'app asks through its ports (app/ports/) and knows no edge.'
  if (EDGE.test(file) && EDGE.test(target) && EDGE.exec(file)?.[1] !== EDGE.exec(target)?.[1])
    return `${EDGES.replaceAll('|', ', ')} import app and core, never each other; main.ts wires them.`
  return
}

/** The inbox from the ground up: a folder imports from itself and from those below it. */
const INBOX_FLOORS = ['ui', 'desk', 'features', 'app']

/** What lies in no folder (main.tsx) stands above all of them. */
function floorOf(file: string): number | undefined {
  const folder = INBOX.exec(file)?.[1]
  if (folder === undefined) return
  const floor = INBOX_FLOORS.indexOf(folder)
  return floor < 0 ? INBOX_FLOORS.length : floor
}

const packageOf = (file: string): string => file.split('/').slice(0, 2).join('/')
