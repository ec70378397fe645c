/** Sign-in of people, as far as the app has a say in it. */
export type SignIn = {
  signInLink(email: string): Promise<{ url: string; expiresAt: Date }>
  hasPassword(userId: string): Promise<boolean>
  change(userId: string, change: { name?: string; email?: string; password?: string }): Promise<void>
}
