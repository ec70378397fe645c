import { t } from '@lingui/core/macro'
import { desk, once, sayError } from '../../desk/desk.ts'

/** Sends what could not be delivered about a handoff once more. Answers what came of it, for the person. */
export async function sendAgain(handoff: string): Promise<string> {
  try {
    const { items } = await desk.listDeliveries({ state: 'dead', handoff })
    await Promise.all(items.map(({ id }) => desk.retryDelivery(id, once())))
    return items.length > 0 ? t`Sent again.` : t`Nothing is waiting to be sent again.`
  } catch (error) {
    return sayError(error)
  }
}
