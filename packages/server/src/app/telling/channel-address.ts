import type { App } from '../app.ts'
import type { OwnChannel } from '../ports/channels.ts'

/** As the channel uses it; empty where it was sealed by a key that is not here. */
export const openAddress = ({ seal }: Pick<App, 'seal'>, { address }: Pick<OwnChannel, 'address'>): string =>
  seal.open(address) ?? ''

/** As it lies in the database. */
export const keptAddress = ({ seal }: Pick<App, 'seal'>, address: string, { isSecret = false }): string =>
  isSecret ? seal.seal(address) : address
