/** What stays with no desk in reach, and who is told with no tab open: the browser's worker (`public/worker.js`). */

/** Where the worker keeps what was read. */
const KEPT = 'baton.kept'

let starting: Promise<unknown> | undefined

/** Started once for a page. Nothing where a browser has no workers, as over plain http from another machine. */
export function startWorker(): Promise<unknown> {
  if (!('serviceWorker' in navigator)) return Promise.resolve()
  starting ??= navigator.serviceWorker
    .register(workerUrl())
    .then(() => navigator.serviceWorker.ready)
    .then(({ active }) => active?.postMessage({ keep: loadedSoFar() }))
    // Without it the inbox works all the same, as long as the desk can be reached.
    .catch(() => undefined)
  return starting
}

/** The person leaves: nothing that they read stays in this browser. */
export async function forgetKept(): Promise<void> {
  await globalThis.caches?.delete(KEPT).catch(() => undefined)
}

function loadedSoFar(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const assets = loaded.filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
  return ['/', ...assets.map(({ pathname }) => pathname)]
}

/** The pages of the desk take scripts from addresses that a policy has named only. */
function workerUrl(): string {
  const address = '/worker.js'
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy('worker', { createScriptURL: () => address }).createScriptURL('') ?? address
}
type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(of: string): string }
}
