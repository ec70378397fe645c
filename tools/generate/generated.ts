/** What a generator gives. */
export type Generated = {
  /** Path in the repository → text. */
  files: Record<string, string>
  /** Folders that hold nothing but these files. */
  owns?: string[]
}
