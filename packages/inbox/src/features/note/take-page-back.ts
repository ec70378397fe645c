import { desk, sayError } from '../../desk/desk.ts'

/** The link of the customer's page shows nothing from now on. Resolves with why it was not done; empty: it was. */
export async function takePageBack(handoff: string): Promise<string> {
  try {
    await desk.revokeCustomerLink(handoff)
    return ''
  } catch (error) {
    return sayError(error)
  }
}
