/** Every shape that is read, a line each. Where nothing tells two apart, the first of them reads. */
import { a2a } from './a2a.ts'
import { aiSdk } from './ai-sdk.ts'
import { anthropic } from './anthropic.ts'
import { baton } from './baton.ts'
import { chatwoot } from './chatwoot.ts'
import { csv } from './csv.ts'
import { elevenlabs } from './elevenlabs.ts'
import type { Family, TextFamily } from './family.ts'
import { gemini } from './gemini.ts'
import { genkit } from './genkit.ts'
import { intercom } from './intercom.ts'
import { langchain } from './langchain.ts'
import { livekit } from './livekit.ts'
import { mastra } from './mastra.ts'
import { openaiChat } from './openai-chat.ts'
import { openaiItems } from './openai-items.ts'
import { opentelemetry } from './opentelemetry.ts'
import { retell } from './retell.ts'
import { transcript } from './transcript.ts'
import { utterances } from './utterances.ts'
import { vapi } from './vapi.ts'
import { webvtt } from './webvtt.ts'
import { zendesk } from './zendesk.ts'

export const FAMILIES: readonly Family[] = [
  openaiChat,
  openaiItems,
  livekit,
  anthropic,
  langchain,
  a2a,
  mastra,
  opentelemetry,
  aiSdk,
  gemini,
  genkit,
  elevenlabs,
  vapi,
  retell,
  zendesk,
  intercom,
  chatwoot,
  baton,
  utterances,
]

/** Of texts, those that can be told from plain ones. */
export const TEXTS: readonly TextFamily[] = [webvtt, csv]
export const PLAIN: TextFamily = transcript
