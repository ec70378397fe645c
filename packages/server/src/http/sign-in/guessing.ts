/**
 * Guessing passwords is slow, and no stranger can shut the owner out by trying: whoever has signed in on a browser before
 * has a bucket of their own there, everybody else waits by where they come from. What all strangers together try on one
 * account makes them wait too, for a minute at most; a link by mail always signs in.
 */
import { randomUUID } from 'node:crypto'
import type { GenericEndpointContext } from 'better-auth'
import { APIError } from 'better-auth/api'
import type { Bucket, Tries } from '../../app/ports/tries.ts'
import { placeOf } from '../caller-address.ts'

const HOUR_S = 3_600
const DAY_S = 24 * HOUR_S

const ofDevice = (device: string): Bucket => ({
  name: `device ${device}`,
  free: 10,
  waitAtMostS: 60,
  forgottenAfterS: HOUR_S,
})
const onAccountFrom = (email: string, place: string): Bucket => ({
  name: `account ${email} from ${place}`,
  free: 5,
  waitAtMostS: 900,
  forgottenAfterS: DAY_S,
})
const from = (place: string): Bucket => ({ name: `from ${place}`, free: 50, waitAtMostS: 60, forgottenAfterS: HOUR_S })
const onAccount = (email: string): Bucket => ({
  name: `account ${email}`,
  free: 40,
  waitAtMostS: 60,
  forgottenAfterS: DAY_S,
})
/** Asking for links, and wrong ones. A whole office may come from one address. */
export const linksFrom = (address: string): Bucket => ({
  name: `links from ${placeOf(address)}`,
  free: 60,
  waitAtMostS: 60,
  forgottenAfterS: HOUR_S,
})

/** Clients that say that they are there. */
export const clientsFrom = (address: string): Bucket => ({
  name: `clients from ${placeOf(address)}`,
  free: 20,
  waitAtMostS: HOUR_S,
  forgottenAfterS: DAY_S,
})

export type Guessing = {
  /** Takes a try for this sign-in; throws when it has to wait. */
  before(context: GenericEndpointContext): Promise<void>
  /** It was the right password. */
  wasRight(context: GenericEndpointContext): Promise<void>
}

export function createGuessing(tries: Tries, addressOf: (headers: Headers | undefined) => string): Guessing {
  async function bucketsOf(context: GenericEndpointContext): Promise<{ own: Bucket; shared: Bucket[] }> {
    const email = String((context.body as { email?: unknown } | undefined)?.email ?? '')
      .trim()
      .toLowerCase()
      .slice(0, 320)
    const device = await deviceOf(context)
    if (device) {
      const user = await context.context.internalAdapter.findUserByEmail(email)
      if (user && device.startsWith(`${user.user.id}.`)) return { own: ofDevice(device), shared: [] }
    }
    const place = placeOf(addressOf(context.headers))
    return { own: onAccountFrom(email, place), shared: [from(place), onAccount(email)] }
  }
  return {
    async before(context) {
      const { own, shared } = await bucketsOf(context)
      for (const bucket of [own, ...shared]) {
        const waitS = await tries.take(bucket)
        if (waitS > 0) throw tooManyTries(waitS)
      }
    },
    async wasRight(context) {
      const { own, shared } = await bucketsOf(context)
      await tries.empty(own)
      for (const bucket of shared) await tries.giveBack(bucket)
    },
  }
}

export const tooManyTries = (waitS: number): APIError =>
  new APIError(
    'TOO_MANY_REQUESTS',
    {
      code: 'TOO_MANY_TRIES',
      message: `Too many tries. Wait ${waitS === 1 ? 'a second' : `${waitS} seconds`}, or have a link sent to you.`,
    },
    { 'Retry-After': String(waitS) },
  )

const DEVICE_S = 400 * DAY_S

const deviceOf = async (context: GenericEndpointContext): Promise<string | undefined> => {
  const { name } = context.context.createAuthCookie('device')
  return (await context.getSignedCookie(name, context.context.secret)) || undefined
}

/** From now on this browser is known to be one that this user signs in with. */
export async function rememberDevice(context: GenericEndpointContext, userId: string): Promise<void> {
  if ((await deviceOf(context))?.startsWith(`${userId}.`)) return
  const { name, attributes } = context.context.createAuthCookie('device', { maxAge: DEVICE_S })
  await context.setSignedCookie(name, `${userId}.${randomUUID()}`, context.context.secret, attributes)
}
