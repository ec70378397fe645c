/** The agent's door. A gate in your own process (`@baton-desk/sdk/gate`) and a person for tests (`…/testing`) have entrances of their own. */
export { type BriefInput, ExactNumber, handOffTool, type ModelTool } from '@baton-desk/core/contract'
export {
  type Answer,
  type Baton,
  connect,
  type DecisionMade,
  type EffectReport,
  type HandedOff,
  type HandOff,
  type HandoffOrId,
  type HandoffView,
  type SuppliedNoteInput,
  type WaitOptions,
} from './baton.ts'
export { BatonError, BatonUnreachable, BatonUnreadable } from './baton-error.ts'
export { type CallOptions, type Calls, type Client, type ClientOptions, createClient } from './client.ts'
export type { EventOptions, StreamedEvent } from './events.ts'
export { type VerifiedWebhook, verifyWebhook, type WebhookHeaders, WebhookRefused } from './webhook.ts'
