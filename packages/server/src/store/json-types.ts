/** The numbers that PostgreSQL gives json and jsonb. */
export const JSON_TYPES = [114, 3802] as const
