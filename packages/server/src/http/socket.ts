import type { Context } from 'hono'

/** The other end of the connection that a request came by. */
export const socketOf = (c: Context): string | undefined =>
  (c.env as { incoming?: { socket?: { remoteAddress?: string } } })?.incoming?.socket?.remoteAddress
