import fs from 'node:fs'
import path from 'node:path'
import { BLOCK } from './block.ts'

export type Cut = { files: number; blocks: number; lostBlocks: number }

/**
 * Turns the folder that a killed desk left into one that a power cut might have left: of every block that differs from
 * what was synced, the old or the new version, at random, for a kernel may write back in any order. Then everything
 * that is left counts as synced. A model: names of files are taken to be on disk in the order they were made, and a
 * disk that lies about its syncs is not shown.
 */
export function cutPower(folder: string, synced: string): Cut {
  const after = `${folder}.after`
  const cut: Cut = { files: 0, blocks: 0, lostBlocks: 0 }
  fs.rmSync(after, { recursive: true, force: true })
  copyCut(folder, after, { synced, cut })
  fs.rmSync(folder, { recursive: true })
  fs.renameSync(after, folder)
  fs.rmSync(synced, { recursive: true, force: true })
  fs.mkdirSync(synced, { recursive: true })
  everythingIsSynced(folder, synced)
  return cut
}

function copyCut(from: string, to: string, state: { synced: string; cut: Cut }): void {
  fs.mkdirSync(to, { mode: fs.statSync(from).mode })
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) copyCut(source, target, state)
    else if (entry.isFile()) fs.writeFileSync(target, survivorOf(source, state), { mode: fs.statSync(source).mode })
  }
}

function survivorOf(file: string, { synced, cut }: { synced: string; cut: Cut }): Buffer {
  const written = fs.readFileSync(file)
  const copy = path.join(synced, String(fs.statSync(file, { bigint: true }).ino))
  const kept = fs.existsSync(copy) ? fs.readFileSync(copy) : Buffer.alloc(0)
  if (written.equals(kept)) return written
  cut.files += 1
  const survivor = Buffer.alloc(Math.random() < 0.5 ? written.length : kept.length)
  for (let start = 0; start < survivor.length; start += BLOCK) {
    const [newer, older] = [blockOf(written, start), blockOf(kept, start)]
    if (newer.equals(older)) {
      newer.copy(survivor, start)
      continue
    }
    cut.blocks += 1
    const lost = Math.random() < 0.5
    if (lost) cut.lostBlocks += 1
    const chosen = lost ? older : newer
    chosen.copy(survivor, start)
  }
  return survivor
}

/** A block as the disk holds it: zeros behind the end of the file. */
function blockOf(content: Buffer, start: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  if (start < content.length) content.copy(block, 0, start, start + BLOCK)
  return block
}

function everythingIsSynced(folder: string, synced: string): void {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    fs.copyFileSync(file, path.join(synced, String(fs.statSync(file, { bigint: true }).ino)))
  }
}
