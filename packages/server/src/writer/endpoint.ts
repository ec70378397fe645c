/**
 * One question to one OpenAI-compatible endpoint, through the AI SDK, which nothing else here knows. The endpoint is
 * believed nothing: its answer is bounded in time and size, redirects are not followed (they would carry the key on),
 * and what it says is a `Wording` of plain strings or an error.
 */
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { readWording, type Wording, type WritingTask } from '@baton-desk/core'
import { APICallError, generateText, jsonSchema, NoObjectGeneratedError, Output } from 'ai'
import type { AskModel } from '../app/ports/ask-model.ts'
import type { WriterConfig } from '../config.ts'

/** A brief is a few thousand bytes; models that think aloud write more. */
const ANSWER_BYTES = 256 * 1024

export function openEndpoint({ url, model, key, timeoutMs }: WriterConfig): AskModel {
  const provider = createOpenAICompatible({
    name: 'writer',
    baseURL: url,
    apiKey: key,
    supportsStructuredOutputs: true,
    fetch: boundedFetch,
  })
  return async ({ schema, instructions, material }: WritingTask, signal) => {
    const ask = {
      model: provider(model),
      instructions,
      prompt: material,
      maxRetries: 0,
      abortSignal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    }
    try {
      const output = Output.object({ schema: jsonSchema(schema), name: 'wording' })
      return wordingIn(await textOf({ ...ask, output }))
    } catch (error) {
      if (!isFormUnknown(error)) throw toEndpointError(error, timeoutMs)
    }
    try {
      return wordingIn(await textOf(ask))
    } catch (error) {
      throw toEndpointError(error, timeoutMs)
    }
  }
}

/** What the endpoint said, also where it is not of the form that was asked for. */
async function textOf(ask: Parameters<typeof generateText>[0]): Promise<string> {
  try {
    return (await generateText(ask)).text
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error) && error.text !== undefined) return error.text
    throw error
  }
}

class EndpointError extends Error {
  override readonly name = 'EndpointError'
}

/** Without the error itself: the SDK's hold the whole question, and no customer's words belong into a log. */
function toEndpointError(error: unknown, timeoutMs: number): EndpointError {
  if (error instanceof SyntaxError || NoObjectGeneratedError.isInstance(error))
    return new EndpointError('Expected the JSON object that was asked for; the endpoint answered something else.')
  if (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))
    return new EndpointError(
      `Expected an answer within ${timeoutMs / 1000} s; raise BATON_WRITER_TIMEOUT if it needs more.`,
    )
  const status = APICallError.isInstance(error) ? error.statusCode : 200
  if (status === undefined)
    return new EndpointError('The endpoint could not be reached, or sends on to another; see BATON_WRITER_URL.')
  return new EndpointError(
    status < 300
      ? `Expected a chat completion of at most ${ANSWER_BYTES / 1024} kB; the endpoint answered something else. See BATON_WRITER_URL.`
      : `The endpoint answered ${status}; see BATON_WRITER_URL, BATON_WRITER_MODEL and BATON_WRITER_KEY.`,
  )
}

/** Endpoints that know no `response_format` refuse the request as wrong; the instructions ask for JSON as well. */
const isFormUnknown = (error: unknown): boolean =>
  APICallError.isInstance(error) && (error.statusCode === 400 || error.statusCode === 422)

/** Where an object may begin in an answer: models wrap their JSON in fences and thoughts. */
const BEGINNINGS = 40

function wordingIn(text: string): Wording {
  const end = text.lastIndexOf('}') + 1
  const beginnings = [...text.slice(0, end).matchAll(/\{/g)].slice(0, BEGINNINGS)
  for (const { index } of beginnings) {
    try {
      return readWording(JSON.parse(text.slice(index, end)))
    } catch {
      // Not here: what stands before the answer may hold a brace as well.
    }
  }
  throw new SyntaxError('no JSON object')
}

async function boundedFetch(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
  const response = await fetch(input, { ...init, redirect: 'error' })
  let bytes = 0
  const bounded = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > ANSWER_BYTES) controller.error(new Error(`the answer is longer than ${ANSWER_BYTES / 1024} kB`))
      else controller.enqueue(chunk)
    },
  })
  const { status, statusText, headers } = response
  return new Response(response.body?.pipeThrough(bounded), { status, statusText, headers })
}
