/** What browsers are told with every answer, whatever it is. */
import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'

const A_YEAR_S = 365 * 24 * 60 * 60

/** @param hasTls the desk is reached by https. @param subdomains and so is whatever has a name under its own. */
export function securityHeaders(reached: { hasTls: boolean; subdomains: boolean }): MiddlewareHandler {
  const [usual, withoutScript] = [headersWith("'self'", reached), headersWith("'none'", reached)]
  return (c, next) => (WITHOUT_SCRIPT.test(c.req.path) ? withoutScript : usual)(c, next)
}

/** The page of a customer: strangers write in it, and it has none. */
const WITHOUT_SCRIPT = /^\/c\//

const headersWith = (
  scripts: string,
  { hasTls, subdomains }: { hasTls: boolean; subdomains: boolean },
): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [scripts],
      styleSrc: ["'self'", NONCE],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
    },
    strictTransportSecurity: hasTls && `max-age=${A_YEAR_S}${subdomains ? '; includeSubDomains' : ''}`,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
  })

/** Answers that are for one caller, now: no cache keeps them, whatever came of it. */
export const neverStored: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('cache-control', 'no-store')
}
