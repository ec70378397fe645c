/** What axe has to say about a page: one text per fault, with the element and what to mend. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Result = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }

type Looking = {
  /** Only these rules; left out: all of WCAG 2.2 A and AA and best practice. */
  rules?: string[]
  /** Only inside this element. */
  inside?: string
}

export async function findFaults(page: Page, looking: Looking = {}): Promise<string[]> {
  // Evaluated through the debugger, which the page's content security policy does not bind.
  await page.evaluate(source)
  const { violations } = await page.evaluate(({ rules, inside }) => {
    type Axe = { run(context: Document | string, options: object): Promise<Result> }
    const { axe } = globalThis as unknown as { axe: Axe }
    return axe.run(inside ?? document, { resultTypes: ['violations'], ...(rules && { runOnly: rules }) })
  }, looking)
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
}
