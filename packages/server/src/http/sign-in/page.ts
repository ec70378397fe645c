import { z } from 'zod'

/** A page of this desk, and no other address. */
export const Page = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])/)
  .catch('/')
  .default('/')
