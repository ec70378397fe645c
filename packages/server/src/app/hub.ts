/**
 * Wakes what waits in this process when a handoff changed, wherever it was changed: the database's notifications come
 * in, long polls and event streams are woken. A waiter costs a map entry, no connection and no query. The writer hears
 * here of the notes that this process has composed.
 */
import type { HandoffId, WorkspaceId } from '@baton-desk/core'

export type Changed = { workspace: WorkspaceId; handoff: HandoffId; position: number }

export type ComposedNote = { workspace: WorkspaceId; handoff: HandoffId; noteVersion: number }

export type Hub = {
  changed(change: Changed): void
  /** Notifications may have been missed: everybody looks again. */
  gap(): void
  /** Resolves at the next change of this handoff, after `ms`, or when the signal aborts. */
  waitFor(handoff: HandoffId, options: { ms: number; signal?: AbortSignal }): Promise<'changed' | 'timeout'>
  /** Calls back at every change in the workspace (and after a gap, without a change) until the returned function is called. */
  watch(workspace: WorkspaceId, onChange: () => void): () => void
  /** Somebody of the workspace (left out: of any) may be let in no longer, or otherwise than before; whoever has this account, where one is named. */
  accessChanged(workspace?: WorkspaceId, userId?: string): void
  /** Calls back when that is said of this workspace until the returned function is called. */
  watchAccess(workspace: WorkspaceId, onChange: (userId?: string) => void): () => void
  /** A note that this process has composed is recorded. Returns at once: nobody waits for who hears of it. */
  composed(note: ComposedNote): void
  /** Calls back at every note that this process composes until the returned function is called. */
  watchComposed(onComposed: (note: ComposedNote) => void): () => void
  waiting(): { handoffs: number; watchers: number }
  /** Lets everybody go: the desk stops. */
  close(): void
}

export function createHub(): Hub {
  const waiters = new Map<HandoffId, Set<() => void>>()
  const watchers = new Map<WorkspaceId, Set<() => void>>()
  const staying = new Map<WorkspaceId, Set<(userId?: string) => void>>()
  const composing = new Set<(note: ComposedNote) => void>()
  let closed = false

  const wake = (calls: Iterable<() => void> | undefined) => {
    for (const call of [...(calls ?? [])]) call()
  }
  const wakeEverybody = () => {
    for (const calls of [...waiters.values()]) wake(calls)
    for (const calls of [...watchers.values()]) wake(calls)
  }

  return {
    changed({ workspace, handoff }) {
      wake(waiters.get(handoff))
      wake(watchers.get(workspace))
    },
    gap: wakeEverybody,
    waitFor(handoff, { ms, signal }) {
      return new Promise((resolve) => {
        if (closed || signal?.aborted) return resolve('timeout')
        const calls = waiters.get(handoff) ?? new Set()
        waiters.set(handoff, calls)
        const finish = (result: 'changed' | 'timeout') => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', onAbort)
          calls.delete(onChange)
          if (calls.size === 0) waiters.delete(handoff)
          resolve(result)
        }
        const onChange = () => finish(closed ? 'timeout' : 'changed')
        const onAbort = () => finish('timeout')
        const timer = setTimeout(() => finish('timeout'), ms)
        calls.add(onChange)
        signal?.addEventListener('abort', onAbort)
      })
    },
    watch: (workspace, onChange) => join(watchers, workspace, onChange),
    accessChanged(workspace, userId) {
      const rooms = workspace === undefined ? [...staying.values()] : [staying.get(workspace) ?? []]
      for (const calls of rooms) for (const call of [...calls]) call(userId)
    },
    watchAccess: (workspace, onChange) => join(staying, workspace, onChange),
    composed(note) {
      for (const call of composing) call(note)
    },
    watchComposed(onComposed) {
      composing.add(onComposed)
      return () => {
        composing.delete(onComposed)
      }
    },
    waiting: () => ({
      handoffs: [...waiters.values()].reduce((sum, calls) => sum + calls.size, 0),
      watchers: [...watchers.values()].reduce((sum, calls) => sum + calls.size, 0),
    }),
    close() {
      closed = true
      wakeEverybody()
    },
  }
}

function join<Key, Call>(rooms: Map<Key, Set<Call>>, key: Key, call: Call): () => void {
  const calls = rooms.get(key) ?? new Set<Call>()
  rooms.set(key, calls)
  calls.add(call)
  return () => {
    calls.delete(call)
    if (calls.size === 0) rooms.delete(key)
  }
}
