/** The agent's door. A gate in your own process (`@baton-desk/sdk/gate`) and a person for tests (`…/testing`) have entrances of their own. */
export { type BriefInput, ExactNumber, handOffTool, type ModelTool } from '@baton-desk/core/contract'
export {
  type Answer,
  type Baton,
  type Claimed,
  type ClaimOptions,
  type ConnectOptions,
  connect,
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
export type { DecisionMade, Outcome } from './decision-made.ts'
export type { DevelopmentOptions } from './development.ts'
export type { EventOptions, StreamedEvent } from './events.ts'
export { type Guarded, type GuardedOptions, type GuardedRun, guarded, type Mending } from './guarded.ts'
export { type Decided, InDoubt, NotApplied, type Once, type OnceOptions, type Run } from './once.ts'
export { type VerifiedWebhook, verifyWebhook, type WebhookHeaders, WebhookRefused } from './webhook.ts'
