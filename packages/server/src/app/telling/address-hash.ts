import { createHash } from 'node:crypto'

/** Equal for equal addresses, however they are kept. */
export const addressHash = (address: string): string => createHash('sha256').update(address.toLowerCase()).digest('hex')
