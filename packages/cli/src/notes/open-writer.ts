import type { NoteWriter } from '@baton-desk/server'
import { EXIT, Failure } from '../terminal/exit-code.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** The language model that the environment names, for whoever asked for one. */
export async function openWriter({ env }: Terminal): Promise<NoteWriter> {
  const { openNoteWriter } = await import('@baton-desk/server')
  const writer = await openNoteWriter(env)
  if (!writer)
    throw new Failure(
      'No language model is set; name its endpoint in BATON_WRITER_URL and the model in BATON_WRITER_MODEL.',
      EXIT.usage,
    )
  return writer
}
