import { filesOf, type Gate, type Violation } from '../gate.ts'
import { type Import, readSource } from '../syntax.ts'
import { FLOORS } from './floors.ts'

/**
 * Borders between folders: the table in `floors.ts`. Biome compares the words of an import, which do not say where
 * `../card/row.tsx` lies; here each import is followed to its file. Borders between packages are the gate entrances' and Biome's (biome.json).
 */
export const layers: Gate = {
  name: 'layers',
  holds: 'a folder stands only on the floors below its own',
  inspect(root) {
    const files = filesOf(root, 'packages/*/src/**/*.{ts,tsx}').filter((file) => !isForTests(file))
    const violations = files.flatMap((file): Violation[] => {
      if (!placeOf(file)) return [{ file, line: 1, says: 'lies in no room of tools/gates/layers/floors.ts.' }]
      return readSource(root, file).imports.flatMap((imported) => {
        const says = objection(file, imported)
        return says ? [{ file, line: imported.line, says: `imports ${imported.from}: ${says}` }] : []
      })
    })
    return { read: files.length, violations }
  },
}

/** Tests and what is made for them may use what they like. `sdk/testing` is published, and so a room like the others. */
const isForTests = (file: string): boolean =>
  /\.(test|case)\.tsx?$/.test(file) || /^packages\/(?!sdk\/)[^/]+\/(src\/testing|made-for-tests)\//.test(file)

function objection(file: string, { file: target }: Import): string | undefined {
  if (!target || !/\.tsx?$/.test(target) || packageOf(target) !== packageOf(file)) return
  if (isForTests(target)) return 'what is made for tests is not published.'
  const [here, there] = [placeOf(file), placeOf(target)]
  if (!here || !there || here.room === there.room || here.floor > there.floor) return
  return here.floor === there.floor
    ? `${here.room} and ${there.room} stand on one floor and do not know each other; what both need goes below them.`
    : `${there.room} stands above ${here.room}.`
}

const packageOf = (file: string): string => file.split('/').slice(0, 2).join('/')

type Place = { room: string; floor: number }

/** The room that a file lies in, by the most exact line of the table. */
function placeOf(file: string): Place | undefined {
  const [, name = '', path = ''] = /^packages\/([^/]+)\/src\/(.+)$/.exec(file) ?? []
  let found: (Place & { exact: number }) | undefined
  for (const [floor, rooms] of (FLOORS[name] ?? []).entries())
    for (const room of rooms) {
      const start = patternOf(room).exec(path)?.[0]
      const exact = room.replaceAll('*', '').length
      if (start && exact > (found?.exact ?? 0)) found = { room: room === '*.ts' ? room : start, floor, exact }
    }
  return found
}

const patternOf = (room: string): RegExp =>
  new RegExp(`^${room.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}${room.endsWith('/') ? '' : '$'}`)
