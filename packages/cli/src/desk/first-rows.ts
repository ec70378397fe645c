import type { HandoffRow } from '@baton-desk/core'

type Page = { rows: HandoffRow[]; nextCursor: string | null }

/** The desk gives 200 at a time. */
export async function firstRows(
  wanted: number,
  readPage: (limit: number, cursor?: string) => Promise<Page>,
): Promise<HandoffRow[]> {
  const rows: HandoffRow[] = []
  let cursor: string | undefined
  do {
    const page = await readPage(Math.min(wanted - rows.length, 200), cursor)
    rows.push(...page.rows)
    cursor = page.nextCursor ?? undefined
  } while (cursor && rows.length < wanted)
  return rows
}
