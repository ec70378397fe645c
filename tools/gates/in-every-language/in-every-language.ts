import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type CatalogType, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import type { Gate, Violation } from '../gate.ts'

const INBOX = 'packages/inbox'

/** What the code says is compared with the catalogues as they are written, by lingui's own reader. */
export const inEveryLanguage: Gate = {
  name: 'in-every-language',
  holds: 'every sentence of the inbox stands in the catalogue of each language, with the same placeholders',
  async inspect(root) {
    const configPath = join(root, INBOX, 'lingui.config.ts')
    if (!existsSync(configPath)) return { read: 0, violations: [] }
    const config = getConfig({ configPath, skipValidation: true })
    const [catalogue] = await getCatalogs(config)
    const said = await catalogue?.collect({})
    if (!catalogue || !said) return { read: 0, violations: [] }
    const read = await catalogue.readAll(config.locales)
    const violations = config.locales.flatMap((language) => {
      const file = `${INBOX}/src/locales/${language}.po`
      return inCatalogue(said, read[language] ?? {}, language === config.sourceLocale).map((says) => ({ file, says }))
    })
    return { read: Object.keys(said).length, violations: [...violations, ...withMoreThanPlaceholders(said)] }
  },
}

function inCatalogue(said: CatalogType, catalogue: CatalogType, isSource: boolean): string[] {
  const missing = Object.entries(said).flatMap(([id, { message = id }]) => {
    const entry = catalogue[id]
    if (!entry) return [`lacks “${message}”: npm run words -w ${INBOX}.`]
    const { translation } = entry
    if (isSource) return []
    if (!translation) return [`says nothing for “${message}”.`]
    return partsOf(translation) === partsOf(message) ? [] : [`has other placeholders than “${message}”.`]
  })
  const unsaid = Object.entries(catalogue)
    .filter(([id]) => !said[id])
    .map(([id, { message = id }]) => `has “${message}”, which nothing says: npm run words -w ${INBOX}.`)
  return [...missing, ...unsaid]
}

const partsOf = (message: string): string =>
  [...message.matchAll(/\{\w+\}|<\/?\d+\/?>/g)]
    .map(([part]) => part)
    .sort()
    .join(' ')

/** The page reads the English of its code by a reader that knows placeholders alone. */
const withMoreThanPlaceholders = (said: CatalogType): Violation[] =>
  Object.entries(said).flatMap(([id, { message = id, origin }]) =>
    /[{}]|'\{/.test(message.replace(/\{\w+\}/g, ''))
      ? [{ file: `${INBOX}/${origin?.[0]?.[0] ?? ''}`, says: `“${message}” has more than placeholders.` }]
      : [],
  )
