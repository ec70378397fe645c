import type { GenericEndpointContext, User } from 'better-auth'

/**
 * Somebody has shown that the address of this account is theirs, and nobody had before: what could sign in until now
 * (passwords, passkeys, other sign-ons, sessions) may be a stranger's, and ends.
 */
export async function revokeUnproven(ctx: GenericEndpointContext, user: User): Promise<User> {
  const { internalAdapter } = ctx.context
  await internalAdapter.deleteAccounts(user.id)
  await internalAdapter.deleteUserSessions(user.id)
  await ctx.context.adapter.deleteMany({ model: 'passkey', where: [{ field: 'userId', value: user.id }] })
  return (await internalAdapter.updateUser(user.id, { emailVerified: true })) ?? user
}
