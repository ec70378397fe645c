/** Whether the whole text fits a pattern in which `*` stands for anything; upper and lower case are the same. */
export function glob(text: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('*')
  const whole = text.toLowerCase()
  const [start = '', ...rest] = parts
  const end = rest.pop()
  if (end === undefined) return whole === start
  if (!whole.startsWith(start) || whole.length < start.length + end.length || !whole.endsWith(end)) return false
  let at = start.length
  for (const part of rest) {
    const found = whole.indexOf(part, at)
    if (found < 0 || found + part.length > whole.length - end.length) return false
    at = found + part.length
  }
  return true
}

/** Whether the text holds these words as whole words; upper and lower case are the same. */
export function mentions(text: string, words: string): boolean {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return false
  const whole = text.toLowerCase()
  for (let at = whole.indexOf(wanted); at >= 0; at = whole.indexOf(wanted, at + 1)) {
    if (!isWordCharacter(whole[at - 1]) && !isWordCharacter(whole[at + wanted.length])) return true
  }
  return false
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}_]/u.test(character)
