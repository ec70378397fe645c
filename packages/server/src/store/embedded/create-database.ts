/**
 * Creates an empty database in a process of its own, because the memory that creation needs (twice that of serving) is
 * never given back. Run by `open.ts` with the directory as the only argument; ends with 0 when every file is on disk.
 */
import { PGlite } from '@electric-sql/pglite'
import { DURABLE_START_PARAMS, DurableFileSystem, syncTree } from './durable-file-system.ts'

const directory = process.argv[2]
if (!directory) throw new Error('Expected the directory to create the database in.')
const lite = await PGlite.create({ fs: new DurableFileSystem(directory), startParams: DURABLE_START_PARAMS })
await lite.close()
syncTree(directory)
