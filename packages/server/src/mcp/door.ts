import type { AnswerOf, EndpointId, Problem } from '@baton-desk/core'

export type Sent = { id?: string; query?: Record<string, unknown>; body?: unknown; signal?: AbortSignal }

/** Calls of one agent, however they get to the desk: in this process, or over HTTP from the agent's own machine. */
export type Door = {
  call<Id extends EndpointId>(endpoint: Id, sent: Sent): Promise<AnswerOf<Id> | { problem: Problem }>
}

export const hasProblem = (answer: unknown): answer is { problem: Problem } =>
  typeof answer === 'object' && answer !== null && 'problem' in answer
