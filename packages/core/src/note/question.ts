import { z } from 'zod'
import { line } from '../text.ts'

/** Something that the desk asks the agent about the substance of its brief before a person is interrupted. */
export const Question = z.object({
  /** `record`, `promise`, …: what the answer goes under. */
  id: line(40),
  /** Answerable in one line. */
  text: line(400),
  /** JSON pointer to the part of the brief that it is about. */
  about: line(60),
})
export type Question = z.infer<typeof Question>

/** Answers by the ids of their questions. */
export const Answers = z.record(z.string().max(40), line(600))
export type Answers = z.infer<typeof Answers>
