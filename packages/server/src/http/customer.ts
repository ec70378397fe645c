/**
 * `/c/{token}`, for a customer: no account, no cookie, no script. GET shows what is passed on and changes nothing, whoever
 * looks; the POST of its own forms says something as the customer. The token is the only authority there is: a request from
 * another site brings none along.
 */
import { CUSTOMER_LANGUAGES, type CustomerLanguage } from '@baton-desk/core/customer'
import type { Context, Hono } from 'hono'
import { accepts } from 'hono/accepts'
import { bodyLimit } from 'hono/body-limit'
import type { App } from '../app/app.ts'
import { type LookedAt, lookAtCustomerPage, type NotTaken, takeFromCustomer } from '../app/customer-page.ts'
import { customerPage } from './customer-page.ts'
import { neverStored } from './security-headers.ts'

/** Some hundred words, however they are written. */
const LARGEST = 16 * 1024

export function addCustomerPage(http: Hono, app: App): void {
  http.use('/c/*', neverStored)
  http.use(
    '/c/*',
    bodyLimit({ maxSize: LARGEST, onError: (c) => c.text('Too much was sent. Nothing was taken.', 413) }),
  )
  // With a slash behind it, as some put it: else the app of the staff would answer.
  http.on('GET', ['/c/:token', '/c/:token/'], async (c) => reply(c, await look(c)))
  http.on('POST', ['/c/:token', '/c/:token/'], async (c) => {
    const typed = await c.req.parseBody().catch(() => ({}))
    const texts = Object.entries(typed).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    const sent = Object.fromEntries(texts)
    const taken = await takeFromCustomer(app, tokenOf(c), sent)
    // Looked at anew, so that loading the page again sends nothing again.
    if (taken === null) return c.redirect(`${c.req.path}?lang=${langOf(c)}&sent=1`, 303)
    return reply(c, await look(c), taken === 'over' ? undefined : taken, sent)
  })

  const look = (c: Context): Promise<LookedAt> =>
    lookAtCustomerPage(app, { token: tokenOf(c), language: chosen(c), otherwise: browsers(c) })
}

const tokenOf = (c: Context): string => c.req.param('token') ?? ''

const chosen = (c: Context) => CUSTOMER_LANGUAGES.find((one) => one === c.req.query('lang'))
const langOf = (c: Context): CustomerLanguage => chosen(c) ?? browsers(c)

const browsers = (c: Context): CustomerLanguage => {
  const wanted = accepts(c, { header: 'Accept-Language', supports: [...CUSTOMER_LANGUAGES], default: 'en' })
  return CUSTOMER_LANGUAGES.find((one) => one === wanted) ?? 'en'
}

const OVER = { unknown: 404, revoked: 410, expired: 410 } as const
const REFUSED = { empty: 422, tooLong: 422, changed: 409, decided: 409, tooOften: 429 } as const

function reply(c: Context, looked: LookedAt, notTaken?: NotTaken, typed?: Record<string, string>) {
  const status = looked.is === 'over' ? OVER[looked.because] : notTaken ? REFUSED[notTaken] : 200
  const shown = customerPage(looked, {
    nonce: c.get('secureHeadersNonce') ?? '',
    path: c.req.path,
    language: langOf(c),
    isSent: c.req.query('sent') === '1',
    notTaken,
    typed,
  })
  return c.html(shown, status)
}
