/**
 * What an error of the database means for whoever called: nothing is lost, and the same call may be sent again when what it
 * says has passed. Null where it is none of these.
 */
import type { Fault } from '../app/ports/store.ts'

export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Error)) return null
  const code = 'code' in error ? String(error.code) : ''
  const { message } = error
  if (code === '53100' || code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device/i.test(message))
    return 'disk-full'
  if (code === '25006' || code === 'EROFS' || /read-only (transaction|file system)|during recovery/i.test(message))
    return 'read-only'
  if (/^(57014|55P03|40P01|25P0[34]|53[23]00)$/.test(code) || /timeout exceeded when trying to connect/i.test(message))
    return 'busy'
  if (
    /^(ECONN|EPIPE|ETIMEDOUT|57P0|08|58030)/.test(code) ||
    /connection (terminated|ended)|not queryable/i.test(message)
  )
    return 'silent'
  return faultOf(error.cause)
}
