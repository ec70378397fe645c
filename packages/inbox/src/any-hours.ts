/** In the page, stands in for the check of working hours: the desk checks what is sent, and a page shows what it answers. */
import { z } from 'zod'

export const WorkingHours = z.unknown()
