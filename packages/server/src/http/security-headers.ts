/** What browsers are told with every answer, whatever it is. */
import type { MiddlewareHandler } from 'hono'
import { NONCE, secureHeaders } from 'hono/secure-headers'

const A_YEAR_S = 365 * 24 * 60 * 60

/** @param hasTls the desk is reached by https. @param subdomains and so is whatever has a name under its own. */
export const securityHeaders = ({ hasTls, subdomains }: { hasTls: boolean; subdomains: boolean }): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
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
