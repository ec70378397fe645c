/** An app on a real database, with no door to the outside: for tests that call the app itself. */
import { randomBytes } from 'node:crypto'
import { readRota as readRotaHere, type WrittenPlaybook } from '@baton-desk/core'
import { uuidv7 } from 'uuidv7'
import type { App } from '../app/app.ts'
import { workOf } from '../app/at-length.ts'
import { createHub } from '../app/hub.ts'
import { newKey } from '../app/keys.ts'
import { type OpenedWorkspace, openWorkspace } from '../app/open-workspace.ts'
import { createRateLimit } from '../app/rate-limit.ts'
import { createRotas } from '../app/rotas.ts'
import { createSeal } from '../app/seal.ts'
import { createSignedIds } from '../app/signed-ids.ts'
import { createBrowserMarks } from '../app/telling/browser-marks.ts'
import { createReplyTokens } from '../app/telling/reply-tokens.ts'
import { createFacts } from '../app/workspace-facts.ts'
import type { Store } from '../store/store.ts'
import { storeForApp } from '../store/store-for-app.ts'

export function createTestApp(database: Store, { callsPerSecond = 1_000 } = {}): App {
  const store = storeForApp(database)
  const facts = createFacts(store, () => performance.now())
  const readRota: App['readRota'] = async (...asked) => readRotaHere(...asked)
  return {
    store,
    facts,
    hub: createHub(),
    factsChanged: async (workspace) => facts.drop(workspace),
    ids: { next: uuidv7 },
    signing: { id: 'test', publicKey: '', sign: () => '' },
    newSalt: () => randomBytes(16).toString('base64url'),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    rateLimit: createRateLimit({ perSecond: callsPerSecond }),
    aside: async (_sender, kind, asked) =>
      workOf((by) => facts.gateOf(by.workspace, by))[kind](asked as never) as never,
    signIn: {
      findByAddress: async () => null,
      hasPassword: async () => false,
      isPassword: async () => false,
      setPassword: async () => {},
      weakness: async () => null,
      rename: async () => {},
      setUnprovenAddress: async () => true,
      sessions: async () => [],
      choose: async () => {},
      endSession: async () => false,
      endSessions: async () => {},
    },
    mailer: { canSend: false, send: async () => {} },
    channels: new Map(),
    actTokens: createSignedIds('of a test', 'act'),
    customerTokens: createSignedIds('of a test', 'customer'),
    browserMarks: createBrowserMarks('of a test'),
    replyTokens: createReplyTokens('of a test'),
    post: async () => {},
    publicUrl: 'http://127.0.0.1',
    fetchCalendar: async () => ({ problem: 'There is no network here.' }),
    calendarEveryMs: 60_000,
    readRota,
    rotas: createRotas(readRota),
    keepErasures: async () => {},
    addressRefused: async () => null,
    newKey,
    newWebhookSecret: () => 'whsec_c2VjcmV0',
    seal: createSeal([]),
    monotonicMs: () => performance.now(),
    backUp: async () => ({}),
    observe: () => {},
  }
}

const PLAYBOOK: WrittenPlaybook = {
  timeZone: 'UTC',
  lastResort: 'sam',
  people: { ana: { name: 'Ana Pohl' }, sam: { name: 'Sam Okafor' } },
  lanes: {
    support: { name: 'Support', owners: { people: ['ana'] } },
    sales: { name: 'Sales', owners: { people: ['sam'] } },
  },
}

/** A workspace whose admin and last resort is Sam; Ana takes support, and Robin hands off. */
export const openTestWorkspace = (app: App): Promise<OpenedWorkspace> =>
  openWorkspace(app, {
    name: 'Front desk',
    practice: false,
    playbook: PLAYBOOK,
    people: Object.entries(PLAYBOOK.people).map(([person, { name }]) => ({
      person,
      name,
      role: person === 'sam' ? 'admin' : 'member',
      practice: true,
    })),
    admin: 'sam',
    agent: { id: 'robin', name: 'Robin' },
  })
