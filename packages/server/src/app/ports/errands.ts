/** What the desk does by itself after a change, outside of its transaction. */
export type Errand =
  /** Gives what people have who left the playbook to somebody who is there. */
  { kind: 'hand_over' }
