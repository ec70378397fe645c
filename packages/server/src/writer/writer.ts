/**
 * The optional language-model writer: asks for better words once a note is recorded, and sends them through the write
 * path, which takes what stands. Never waited for and never tried again: what is lost in a crash, a full queue or a
 * failing endpoint is wording alone. The note without it stands.
 */
import { isRefusal, writingTask } from '@baton-desk/core'
import type { App } from '../app/app.ts'
import { handleCommand } from '../app/commands/handle-command.ts'
import type { ComposedNote } from '../app/hub.ts'
import type { Model } from '../app/ports/ask-model.ts'

export type Writer = {
  /** Gives up what is under way; resolves when nothing is any more. */
  stop(): Promise<void>
}

export type WriterOptions = {
  model: Model
  /** Whoever would wait behind more has a person on the note already. */
  waitingAtMost?: number | undefined
}

const SIDE_BY_SIDE = 4

export function startWriter(app: App, { model, waitingAtMost = 100 }: WriterOptions): Writer {
  const stopping = new AbortController()
  const waiting: ComposedNote[] = []
  const running = new Set<Promise<void>>()

  async function write({ workspace, handoff, noteVersion }: ComposedNote): Promise<void> {
    const task = await app.store.transaction(workspace, async (records) => {
      const stored = await records.handoffs.read(handoff)
      if (stored?.handoff.noteVersion !== noteVersion) return null
      if (stored.handoff.state !== 'held' && stored.handoff.state !== 'offered') return null
      const kept = await records.handoffs.conversation(handoff)
      return writingTask(stored.handoff.note, kept?.messages ?? [])
    })
    if (!task) return
    const wording = await model.ask(task, stopping.signal)
    const result = await handleCommand(app, {
      caller: { kind: 'desk', workspace },
      handoff,
      command: { type: 'reword', wording, model: model.name, noteVersion },
    })
    app.log.info({ handoff, outcome: sayOutcome(result) }, 'The writer has answered')
  }

  function next(): void {
    if (running.size >= SIDE_BY_SIDE || stopping.signal.aborted) return
    const note = waiting.shift()
    if (!note) return
    const run = write(note)
      .catch((error) => {
        if (!stopping.signal.aborted)
          app.log.warn({ handoff: note.handoff, err: error }, 'The writer failed; the note stands without it')
      })
      .finally(() => {
        running.delete(run)
        next()
      })
    running.add(run)
  }

  const stopWatching = app.hub.watchComposed((note) => {
    if (waiting.length >= waitingAtMost) {
      app.log.warn({ handoff: note.handoff }, 'The writer has too much to do; the note stands without it')
      return
    }
    waiting.push(note)
    next()
  })

  return {
    async stop() {
      stopWatching()
      stopping.abort()
      await Promise.all(running)
    },
  }
}

const sayOutcome = (result: Awaited<ReturnType<typeof handleCommand>>): string =>
  isRefusal(result) ? result.refused : result.existed ? 'nothing of it stands' : 'taken'
