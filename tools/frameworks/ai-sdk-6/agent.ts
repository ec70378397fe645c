import { generateText, stepCountIs, tool } from 'ai6'
import { MockLanguageModelV3 as MockLanguageModel } from 'ai6/test'
import { type Kit, played } from '../ai-sdk/played.ts'
import type { Job } from '../table/job.ts'

const kit: Kit = { generateText, stepCountIs, tool, MockLanguageModel } as never

export const alone = (job: Job) => played(kit, job)
export const withBaton = (job: Job) => played(kit, job)
