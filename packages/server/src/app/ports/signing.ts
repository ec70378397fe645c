/** Ed25519, of the desk as a whole. */
export type Signing = {
  /** The beginning of the hash of the public key. */
  id: string
  /** PEM. */
  publicKey: string
  /** In base64url. */
  sign(text: string): string
}
