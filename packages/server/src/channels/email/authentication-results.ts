/**
 * What a mail server says of who sent a mail (RFC 8601). Any sender may write such a header: only those of the one server that
 * the operator names count, and of these only what stands on top, since that server puts its own above what came.
 */

export type Dmarc = { result: string; domain: string | null }

/** `headers`: the values of all Authentication-Results of a mail, from the top. */
export function dmarcOf(headers: readonly string[], trusted: string): Dmarc | null {
  for (const header of headers) {
    const [server = '', ...results] = withoutComments(header).split(';')
    // One of another server: what is below it came with the mail.
    if (server.trim().split(/\s+/)[0]?.toLowerCase() !== trusted.toLowerCase()) return null
    for (const result of results) {
      const [method = '', ...properties] = result.trim().split(/\s+/)
      const [name, value] = method.toLowerCase().split('=')
      if (name !== 'dmarc' || !value) continue
      const from = properties.find((property) => property.toLowerCase().startsWith('header.from='))
      return { result: value, domain: from?.slice('header.from='.length).replaceAll('"', '').toLowerCase() ?? null }
    }
  }
  return null
}

/** Comments may nest, and hold what looks like a result; so may texts in quotes. */
function withoutComments(header: string): string {
  let depth = 0
  let isQuoted = false
  let kept = ''
  for (let n = 0; n < header.length; n += 1) {
    const sign = header[n]
    if (sign === '\\') {
      n += 1
      continue
    }
    if (sign === '"' && depth === 0) isQuoted = !isQuoted
    else if (sign === '(' && !isQuoted) depth += 1
    else if (sign === ')' && !isQuoted && depth > 0) depth -= 1
    else if (depth === 0) kept += isQuoted && (sign === ';' || sign === '=' || sign === ' ') ? '_' : sign
  }
  return kept
}
