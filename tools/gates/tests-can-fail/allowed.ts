import type { Allowance } from '../gate.ts'

/** Tests that may break the rule: `in` is a test's title, `sleep` or `passed over`. */
export const ALLOWED: Allowance[] = []
