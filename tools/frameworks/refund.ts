import { type Job, refund as ofTheTable } from './table/job.ts'

/** Stands for a tool of yours: it pays money back, here a line in a file. It may die at a moment that a test names. */
export const refund = (args: Record<string, unknown>): Promise<string> =>
  ofTheTable(
    {
      folder: process.env.REFUNDS_FOLDER ?? '.',
      dies: process.env.REFUND_DIES as Job['dies'],
    },
    { order: String(args.order), amount: Number(args.amount) },
  )
