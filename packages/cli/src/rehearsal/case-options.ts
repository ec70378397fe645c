import type { Command } from 'commander'
import { addDeskOptions, type DeskOptions } from '../desk/find-desk.ts'
import { toCount } from '../terminal/to-count.ts'

export type CaseOptions = DeskOptions & { desk?: boolean; limit: number }

/** Where a command's conversations come from: files and folders, or what a running desk has kept. */
export const addCaseOptions = (command: Command): Command =>
  addDeskOptions(
    command
      .argument('[cases...]', 'files (.yaml, .json, .jsonl) and folders of conversations')
      .option('--desk', 'what the running desk has kept of closed handoffs; each opening is recorded there')
      .option('--limit <number>', 'at most so many of the desk, the newest first', toCount, 200),
  )
