import { join } from 'node:path'
import { type Client, createClient } from '@baton-desk/sdk'
import { z } from 'zod'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import { readKept, writeKept } from './kept-file.ts'

/** What a running desk leaves in its data folder for whoever runs it; the key is another one at each start. */
const OperatorFile = z.object({ url: z.string(), key: z.string() })

export const operatorFile = (dataDir: string): string => join(dataDir, 'operator.json')

export const writeOperator = (dataDir: string, operator: z.infer<typeof OperatorFile>): Promise<void> =>
  writeKept(operatorFile(dataDir), operator)

/** Who can read the data folder of a running desk runs it. */
export async function findOperator({ data }: { data: string }): Promise<{ client: Client; url: string }> {
  const operator = await readKept(operatorFile(data), OperatorFile)
  if (!operator)
    throw new Failure(
      `No desk has run on ${data}: ${operatorFile(data)} is not there. Start one with “baton start”, or name its folder with --data.`,
      EXIT.usage,
    )
  return { url: operator.url, client: createClient({ baseUrl: operator.url, key: operator.key, retries: 0 }) }
}
