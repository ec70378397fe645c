/**
 * Loaded before the desk: keeps, for each file under POWER_CUT_ROOT, what of it has been synced to the disk, as a copy
 * under POWER_CUT_SYNCED named after its inode. Built on Node's own calls, not on the desk's hook: it sees what the disk
 * would see. With POWER_CUT_FORGET it sees no sync at all, as if nobody had asked for one.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import path from 'node:path'

const BLOCK = 4096
/** Smaller files are copied whole; of larger ones only the blocks that were written. */
const WHOLE_BELOW = 256 * 1024

const { POWER_CUT_ROOT: root = '', POWER_CUT_SYNCED: synced = '', POWER_CUT_FORGET: forget } = process.env
const real = { ...fs }
const files = new Map<number, { inode: bigint }>()
const written = new Map<bigint, Set<number>>()

const isOurs = (target: fs.PathLike): boolean => `${path.resolve(String(target))}/`.startsWith(`${root}/`)
const copyOf = (inode: bigint): string => path.join(synced, String(inode))

/** A new file may get the inode of a removed one: what was synced of that is gone. */
function isNew(target: fs.PathLike): void {
  const { ino } = real.statSync(target, { bigint: true })
  real.rmSync(copyOf(ino), { force: true })
  written.delete(ino)
}

function keepSynced(descriptor: number): void {
  const file = files.get(descriptor)
  if (!file || forget) return
  const { size } = real.fstatSync(descriptor)
  const copy = real.openSync(copyOf(file.inode), real.constants.O_RDWR | real.constants.O_CREAT)
  try {
    const blocks =
      size <= WHOLE_BELOW
        ? Array.from({ length: Math.ceil(size / BLOCK) }, (_, block) => block)
        : [...(written.get(file.inode) ?? [])]
    const buffer = Buffer.alloc(BLOCK)
    const source = real.openSync(`/proc/self/fd/${descriptor}`, 'r')
    try {
      for (const block of blocks) {
        const length = real.readSync(source, buffer, 0, BLOCK, block * BLOCK)
        if (length > 0) real.writeSync(copy, buffer, 0, length, block * BLOCK)
      }
    } finally {
      real.closeSync(source)
    }
    real.ftruncateSync(copy, size)
    written.delete(file.inode)
  } finally {
    real.closeSync(copy)
  }
}

fs.openSync = (target, flags, mode) => {
  const existed = real.existsSync(target)
  const descriptor = real.openSync(target, flags, mode)
  if (isOurs(target) && real.fstatSync(descriptor).isFile()) {
    if (!existed) isNew(target)
    files.set(descriptor, { inode: real.fstatSync(descriptor, { bigint: true }).ino })
  }
  return descriptor
}
fs.closeSync = (descriptor) => {
  files.delete(descriptor)
  real.closeSync(descriptor)
}
fs.writeFileSync = (target, data, options) => {
  const existed = typeof target === 'number' || real.existsSync(target)
  real.writeFileSync(target, data, options)
  if (typeof target !== 'number' && !existed && isOurs(target)) isNew(target)
}
fs.writeSync = ((descriptor: number, data: Uint8Array, offset: number, length: number, position: number) => {
  const count = real.writeSync(descriptor, data, offset, length, position)
  const file = files.get(descriptor)
  if (file && typeof position === 'number') {
    const blocks = written.get(file.inode) ?? new Set()
    for (let block = Math.floor(position / BLOCK); block * BLOCK < position + count; block += 1) blocks.add(block)
    written.set(file.inode, blocks)
  }
  return count
}) as typeof fs.writeSync
fs.fsyncSync = (descriptor) => {
  real.fsyncSync(descriptor)
  keepSynced(descriptor)
}
fs.fdatasyncSync = (descriptor) => {
  real.fdatasyncSync(descriptor)
  keepSynced(descriptor)
}
syncBuiltinESMExports()
