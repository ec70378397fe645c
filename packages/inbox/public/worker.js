/**
 * Shows what the desk pushes to this browser, with no tab of it open, and opens what is clicked: what it is given is the type
 * `Push` of the server's channels/push/send-push.ts. And keeps what was read last, so that it can be read with no desk in
 * reach: the page itself, the lists and the last notes; no conversation. All of it goes when its person signs out.
 */
const KEPT = 'baton.kept'
const NOTES_KEPT = 50

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request))
  else if (isRead(pathname)) event.respondWith(freshFirst(request))
})

/** What a page had loaded before this worker was there. */
addEventListener('message', (event) => {
  if (event.data?.keep) event.waitUntil(keepAll(event.data.keep))
})

/** The pages of the inbox; those behind a link of a message, and signing in, need the desk. */
const isPage = (path) => !/^\/(a|auth|channels|mcp|v1|link|sign-in)(\/|$)/.test(path)
const isRead = (path) => /^\/v1\/(desk|counts|handoffs|handoffs\/[^/]+)$/.test(path)
const isNote = (path) => /^\/v1\/handoffs\/[^/]+$/.test(path)

async function keepAll(paths) {
  const kept = await caches.open(KEPT)
  for (const path of paths) if (!(await kept.match(path))) await kept.add(path).catch(() => undefined)
}

async function page(request) {
  const kept = await caches.open(KEPT)
  try {
    const answer = await fetch(request)
    if (answer.ok) await kept.put('/', answer.clone())
    return answer
  } catch {
    return (await kept.match('/')) ?? Response.error()
  }
}

async function keptFirst(request) {
  const kept = await caches.open(KEPT)
  const found = await kept.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await kept.put(request, answer.clone())
  return answer
}

async function freshFirst(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok) await keep(request, answer.clone())
    // Whoever is not let in any more has nothing left here either.
    else if (answer.status === 401) await caches.delete(KEPT)
    return answer
  } catch (error) {
    const found = await (await caches.open(KEPT)).match(request)
    if (found) return found
    throw error
  }
}

async function keep(request, answer) {
  // Whole before the one of before goes: a network that goes meanwhile takes nothing away.
  const body = await answer.blob()
  const kept = await caches.open(KEPT)
  // The last that was read comes last.
  await kept.delete(request)
  await kept.put(request, new Response(body, { status: answer.status, headers: answer.headers }))
  const notes = (await kept.keys()).filter(({ url }) => isNote(new URL(url).pathname))
  for (const old of notes.slice(0, -NOTES_KEPT)) await kept.delete(old)
}

addEventListener('push', (event) => {
  const push = event.data.json()
  event.waitUntil(
    registration.showNotification(push.title, {
      body: push.body,
      tag: push.tag,
      // A later one of the same handoff makes itself heard again.
      renotify: true,
      requireInteraction: push.isUrgent,
      icon: '/favicon.svg',
      actions: push.actions.map(({ action, title }) => ({ action, title })),
      data: push,
    }),
  )
})

addEventListener('notificationclick', (event) => {
  const { data: push } = event.notification
  event.notification.close()
  const url = push.actions.find(({ action }) => action === event.action)?.url ?? push.url
  event.waitUntil(Promise.all([push.reply ? prove(push.reply) : undefined, open(url)]))
})

/** It was opened here: this browser is one that reaches its person. */
async function prove(reply) {
  const subscription = await registration.pushManager.getSubscription()
  const body = JSON.stringify({ reply, address: JSON.stringify(subscription) })
  await fetch('/channels/push/prove', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
}

/** In a tab that shows it already, or a new one: what somebody is about to write in another is not taken from them. */
async function open(url) {
  if (new URL(url).origin !== location.origin) return
  const tabs = await clients.matchAll({ type: 'window', includeUncontrolled: true })
  const there = tabs.find((tab) => tab.url === url)
  await (there ? there.focus() : clients.openWindow(url))
}
