import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'

/**
 * Written beside its name, readable by its owner alone, and moved there when it is whole: one that was cut short never looks
 * like one, and an older one stays until then.
 */
export async function writeWholeFile<T>(file: string, write: (output: Writable) => Promise<T>): Promise<T> {
  // Of a name that nobody can have put there before, and never through a link.
  const draft = `${file}.${randomUUID()}.part`
  try {
    const output = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
    // Whether it can be written at all shows before anything is read for it.
    await once(output, 'open')
    const written = await write(output)
    await rename(draft, file)
    return written
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
