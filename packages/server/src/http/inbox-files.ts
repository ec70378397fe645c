/** Serves the built inbox: hashed assets for ever, the page itself fresh and with its nonce. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import type { Hono } from 'hono'

const NOT_BUILT = 'The inbox is not built. Run `npm run build -w @baton-desk/inbox` and start the desk again.'

export function addInbox(http: Hono, directory: string | undefined): void {
  if (directory) {
    http.use('/assets/*', async (c, next) => {
      await next()
      if (c.res.ok) c.header('cache-control', 'public, max-age=31536000, immutable')
    })
    http.use('/assets/*', serveStatic({ root: directory }))
  }
  // A page of an older build asks for what is gone: the inbox itself, kept for a year under that name, would stay broken.
  http.all('/assets/*', (c) => c.text('There is no such file.', 404, { 'cache-control': 'no-store' }))
  if (!directory) {
    http.get('/', (c) => c.text(NOT_BUILT, 503))
    return
  }
  const page = () => readFile(join(directory, 'index.html'), 'utf8')
  for (const file of ['/favicon.svg', '/maskable.svg', '/manifest.webmanifest'])
    http.get(file, serveStatic({ root: directory }))
  // Under the root, or it could not speak for all pages of the desk.
  http.get('/worker.js', async (c, next) => {
    await next()
    c.header('cache-control', 'no-cache')
  })
  http.get('/worker.js', serveStatic({ root: directory }))
  http.get('*', async (c) => {
    const built = await page().catch(() => null)
    if (built === null) return c.text(NOT_BUILT, 503)
    const html = built.replaceAll('%CSP_NONCE%', c.get('secureHeadersNonce') ?? '')
    c.header('cache-control', 'no-store')
    return c.html(html)
  })
}

/** The built inbox: beside this package in a checkout, inside it when installed. */
export function inboxDirectory(): string | undefined {
  const places = ['../../inbox', '../../../inbox/dist'].map((path) => fileURLToPath(new URL(path, import.meta.url)))
  return places.find((path) => existsSync(`${path}/index.html`))
}
