import type { PgBoss } from 'pg-boss'

/** A worker that was killed is noticed by its missing heartbeat, long before a slow one is given up. */
const PATIENCE = { heartbeatSeconds: 10, expireInSeconds: 600 }
/** How often a worker looks for what the database did not tell it. */
const OFTEN = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, localConcurrency: 2 }

type Retries = {
  /** After the first try. */
  times: number
  /** Before the first of them; each further one waits twice as long, up to `atMostS`. */
  delayS: number
  atMostS: number
}

/** Works off a queue, one job at a time in each of two workers; a job that throws is tried again. */
export async function workOff<Job>(
  boss: PgBoss,
  name: string,
  { retries, work }: { retries: Retries; work: (job: Job) => Promise<void> },
): Promise<void> {
  const { times: retryLimit, delayS: retryDelay, atMostS: retryDelayMax } = retries
  const queue = { notify: true, retryBackoff: true, retryLimit, retryDelay, retryDelayMax, ...PATIENCE }
  await boss.createQueue(name, queue)
  // An existing queue keeps its old settings otherwise.
  await boss.updateQueue(name, queue)
  await boss.work<Job>(name, OFTEN, async ([job]) => {
    if (job) await work(job.data)
  })
}
