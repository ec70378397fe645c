/** One way of writing for words of one family, in any language with endings: "cancelled" is heard in "cancellation". */
export function stemOf(word: string): string {
  if (word.endsWith('less')) return word
  const single = word.replace(/(?<=\p{L}{3})(?<!s)s$/u, '')
  return single
    .replace(/(?<=\p{L}{3})(?:ing|ed)$/u, '')
    .replace(/(?<=\p{L}{3})e$/u, '')
    .slice(0, 5)
}
