/** For tests and benches of whole desks: fresh databases of both kinds. Not part of what is published. */

export { answerCall } from '../app/answer-call.ts'
export { customerPage } from '../http/customer-page.ts'
export { packTemplate, templateFile } from '../store/embedded/template.ts'
export { openStore, type Store } from '../store/store.ts'
export { createTestApp } from './app.ts'
export { STORE_KINDS, type StoreKind, startDatabases, type TestDatabases } from './databases.ts'
export { offeredHandoff, SOME_INSTANT } from './handoff.ts'
export { openHttpPeer } from './peers/http-peer.ts'
export { openPushPeer, type PushPeer } from './peers/push-peer.ts'
export {
  buttonsIn,
  openSlackPeer,
  SLACK_TOKENS,
  type SlackPeer,
  type SlackPosted,
  wordsIn,
} from './peers/slack-peer.ts'
export { openTelegramPeer, TELEGRAM_TOKEN, type TelegramPeer, type TelegramPosted } from './peers/telegram-peer.ts'
export { asAdmin } from './postgres.ts'
