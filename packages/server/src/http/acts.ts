/**
 * The pages behind the links of a message. GET and HEAD show one and change nothing, whoever asks; only the POST of its own
 * button acts. Small, without a sign-in and without any need of a script.
 */
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { App } from '../app/app.ts'
import type { ActOver } from '../app/ports/telling.ts'
import { type ActPage, actSeen, carryOutAct, lookAtAct, undoAct, type Visitor } from '../app/telling/acts.ts'
import { KNOWN_FOR_S } from '../app/telling/browser-marks.ts'
import { actPage } from './act-page.ts'
import { neverStored } from './security-headers.ts'
import type { Accounts } from './sign-in/accounts.ts'

/** For so long what is decided on a page can be taken back there. */
const HOLD_SECONDS = 5

/** A draft of 8,000 characters, and arguments. */
const LARGEST = 256 * 1024

type ActsOptions = { app: App; accounts: Pick<Accounts, 'session'>; wallClockMs: () => number }

export function addActs(http: Hono, { app, accounts, wallClockMs }: ActsOptions): void {
  http.use('/a/*', neverStored)
  http.use('/a/*', bodyLimit({ maxSize: LARGEST, onError: (c) => c.text('Too much was sent. Nothing was done.', 413) }))
  http.get('/a/opened.js', (c) => c.body(OPENED, 200, { 'content-type': 'text/javascript; charset=utf-8' }))
  http.get('/a/:token', async (c) => reply(c, await lookAtAct(app, tokenOf(c), await visitorOf(c))))
  http.post('/a/:token', async (c) => {
    const typed = await c.req.parseBody().catch(() => ({}))
    const texts = Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const doing = { visitor: await visitorOf(c), typed: Object.fromEntries(texts), holdSeconds: HOLD_SECONDS }
    return reply(c, await carryOutAct(app, tokenOf(c), doing))
  })
  http.post('/a/:token/undo', async (c) => reply(c, await undoAct(app, tokenOf(c), await visitorOf(c))))
  http.post('/a/:token/seen', async (c) => {
    await actSeen(app, tokenOf(c), await visitorOf(c))
    return c.body(null, 204)
  })

  /** Whoever has signed in here is known; nobody has to. */
  async function visitorOf(c: Context): Promise<Visitor> {
    const session = c.req.header('cookie') ? await accounts.session(c.req.raw.headers) : null
    return session ? { userId: session.userId } : { knownBy: knownBy(c) }
  }

  /** The channels by whose codes this browser has shown whose it is. */
  function knownBy(c: Context): string[] {
    const marks = Object.entries(getCookie(c)).filter(([name]) => name.startsWith(MARK))
    return marks.flatMap(([, mark]) => app.browserMarks.read(mark, wallClockMs()) ?? [])
  }

  function reply(c: Context, page: ActPage): Response | Promise<Response> {
    if (page.knownBy !== undefined)
      setCookie(c, `${MARK}${page.knownBy}`, app.browserMarks.of(page.knownBy, wallClockMs()), {
        path: '/a',
        httpOnly: true,
        sameSite: 'Lax',
        secure: app.publicUrl.startsWith('https:'),
        maxAge: KNOWN_FOR_S,
      })
    const status = page.canUndo ? 200 : page.is === 'over' ? STATUS[page.because] : page.is === 'refused' ? 422 : 200
    const path = c.req.path.replace(/\/undo$/, '')
    return c.html(actPage(page, { nonce: c.get('secureHeadersNonce') ?? '', path }), status)
  }
}

const MARK = 'baton-browser-'

const tokenOf = (c: Context): string => c.req.param('token') ?? ''

/** Gone for good, not yours, or somebody was faster. */
const STATUS: Record<ActOver, 403 | 404 | 409 | 410> = {
  unknown: 404,
  gone: 410,
  another_person: 403,
  channel_gone: 410,
  used: 410,
  expired: 410,
  note_changed: 409,
  decided: 410,
  not_yours: 409,
  sign_in: 403,
  unknown_browser: 403,
}

/** Says that somebody has the page before them: a sign of a hand, which no program that looks at links gives. */
const OPENED = `addEventListener('DOMContentLoaded', () => {
  const signs = ['pointerdown', 'keydown', 'touchstart', 'wheel']
  const say = () => {
    for (const sign of signs) removeEventListener(sign, say)
    fetch(location.pathname + '/seen', { method: 'POST', keepalive: true }).catch(() => {})
  }
  for (const sign of signs) addEventListener(sign, say, { passive: true })
})
`
