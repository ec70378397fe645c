/** A mail that came to the desk, as far as it matters: whose it is, whether that is so, and what it says. */
export type ReceivedMail = {
  /** Equal for the same mail however often and by whatever way it comes; holds no words. */
  id: string
  /** As its writer's program named it; null where it did not. */
  messageId: string | null
  /** Where the token of the message that it answers may stand, the surest first: addresses, then what it refers to. */
  places: string[]
  /** All senders that it names. */
  from: string[]
  /** What the one server that is trusted says of the sender (DMARC); null where it says nothing. */
  dmarc: { result: string; domain: string | null } | null
  /** A machine wrote it: out of office, a list, a receipt. */
  isAutomatic: boolean
  /** It says that a message did not arrive. */
  bounce: { isFinal: boolean; recipient: string | null; says: string } | null
  /** What its writer wrote, without what is quoted; worked out when it is asked for. */
  words(): string
}
