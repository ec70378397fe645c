/** In the page, stands in for what reads the conversations that agents send; see vite.config.ts. */
import { z } from 'zod'

export const SentConversation = z.unknown()
