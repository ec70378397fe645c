/**
 * Measures notes by reading: what an expert would hand over is held against the note (score), and people or models who have never
 * seen a case read the note alone (form, verdicts). docs/explanation/how-notes-are-measured.md tells what the figures mean.
 */
import { run } from './reading/run.ts'

process.exitCode = run(process.argv.slice(2), {
  say: (...lines) => console.log(lines.join('\n')),
  complain: (line) => console.error(line),
})
