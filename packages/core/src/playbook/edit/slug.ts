/** An id as playbooks have them: `Dr João` → `dr-joao`. */
export function slugOf(words: string, between: '-' | '_' = '-'): string {
  const plain = words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const slug = plain.replace(/[^a-z0-9]+/g, between).slice(0, 40)
  return slug.replace(/^[-_]+|[-_]+$/g, '') || 'x'
}
