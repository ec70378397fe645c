/** Components as the browser is first given them, without a browser. */
import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Router } from 'wouter'
import { queryClient } from '../src/desk/queries.ts'

export const htmlOf = (what: ReactNode): string =>
  renderToStaticMarkup(
    <QueryClientProvider client={queryClient}>
      <Router ssrPath="/">{what}</Router>
    </QueryClientProvider>,
  )

/** What is read there: without tags, without what is hidden, each element's words on a line. */
export function textOf(what: ReactNode): string[] {
  return htmlOf(what)
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .split(/<[^>]+>/)
    .map((words) => decode(words).trim())
    .filter((words) => words !== '')
}

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'" }
const decode = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity)
