import { type Kysely, sql } from 'kysely'

/** What the desk as a whole keeps for itself, such as the secret that signs sessions; shared by all its processes. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table settings (name text collate "C" primary key, value text not null)`.execute(db)
}
