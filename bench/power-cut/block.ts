/** Bytes that a disk writes as one. */
export const BLOCK = 4096
