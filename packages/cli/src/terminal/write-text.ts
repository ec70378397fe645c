import { writeFile } from 'node:fs/promises'
import { EXIT, Failure } from './exit-code.ts'

/** Writes a file; one that cannot be written is said in a sentence. `onlyMine`: nobody else on the machine may read it. */
export const writeText = (
  file: string,
  text: string,
  options: { mayReplace?: boolean; onlyMine?: boolean } = {},
): Promise<void> =>
  writeFile(file, text, {
    flag: (options.mayReplace ?? true) ? 'w' : 'wx',
    ...(options.onlyMine && { mode: 0o600 }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw cannotWrite(file, error)
  })

export const cannotWrite = (file: string, { code, message }: NodeJS.ErrnoException): Failure => {
  const because = code === 'ENOENT' ? 'its folder is not there' : code === 'EEXIST' ? 'it is there already' : message
  return new Failure(`${file} cannot be written: ${because}.`, EXIT.usage)
}
