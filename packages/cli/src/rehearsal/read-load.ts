import { type Playbook, type SimulationOptions, Urgency } from '@baton-desk/core'
import { parse } from 'yaml'
import { z } from 'zod'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { firstIssue } from '../terminal/first-issue.ts'
import { readText } from '../terminal/input.ts'

const Rate = z.number().nonnegative().max(100_000)

/** The load a team expects: lane → how much comes and how long one takes. */
const Load = z.record(
  z.string(),
  z.strictObject({
    perHour: z.union([Rate, z.array(Rate).length(24, 'one number for each hour of the day, 0 to 23')]),
    handleMinutes: z.number().positive().max(10_000),
    urgency: z.partialRecord(Urgency, z.number().nonnegative()).optional(),
    handling: z.enum(['exponential', 'constant']).optional(),
  }),
)

export async function readLoad(file: string, playbook: Playbook): Promise<SimulationOptions['load']> {
  const read = Load.safeParse(parseYaml(await readText(file), file))
  if (!read.success) {
    throw new Failure(
      `${file}: ${firstIssue(read.error)}. Expected lane → { perHour, handleMinutes, urgency }.`,
      EXIT.usage,
    )
  }
  const known = Object.keys(playbook.lanes)
  const unknown = Object.keys(read.data).find((lane) => !known.includes(lane))
  if (unknown !== undefined)
    throw new Failure(`${file}: expected one of the lanes ${known.join(', ')}, got “${unknown}”.`, EXIT.usage)
  return read.data
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text, { maxAliasCount: 100 })
  } catch (error) {
    throw new Failure(`${file}: expected YAML or JSON, ${(error as Error).message}`, EXIT.usage)
  }
}
