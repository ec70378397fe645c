/** `npm run gates`: runs every gate and prints a line for each, with how much it read. One that read nothing has failed. */
import { join } from 'node:path'
import { type Gate, type Inspection, passes } from './gate.ts'
import { gates } from './gates.ts'

const root = join(import.meta.dirname, '../..')
const inspections = await Promise.all(gates.map(async (gate) => ({ gate, inspection: await inspected(gate) })))
for (const { gate, inspection } of inspections) print(gate, inspection)
if (!inspections.every(({ inspection }) => passes(inspection))) process.exitCode = 1

function print({ name, holds }: Gate, inspection: Inspection): void {
  const { read, violations } = inspection
  console.log(`${passes(inspection) ? 'ok  ' : 'FAIL'} ${name.padEnd(17)} ${holds} (read ${read})`)
  if (read === 0) console.log('     It found nothing to read, so nothing is known.')
  for (const { file, line, says } of violations) console.log(`     ${file}${line ? `:${line}` : ''} ${says}`)
}

/** A gate that breaks down has not held, and must not keep the others from being heard. */
async function inspected(gate: Gate): Promise<Inspection> {
  try {
    return await gate.inspect(root)
  } catch (error) {
    return { read: 1, violations: [{ file: gate.name, says: `could not read: ${error}` }] }
  }
}
