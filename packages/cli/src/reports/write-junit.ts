/** Writes what CI systems read as test results. The only file that knows the library. */
import type { Builder } from 'junit-report-builder'
import { writeText } from '../terminal/write-text.ts'

export type JunitCase = {
  name: string
  /** Left out: it passed. */
  failure?: string | undefined
  /** What else there is to know, shown with the case. */
  details?: string | undefined
}

export async function writeJunit(file: string, suite: string, cases: readonly JunitCase[]): Promise<void> {
  // Its types describe an ES module, and it is a CommonJS one: the default is the builder itself.
  const builder = (await import('junit-report-builder')).default as unknown as Builder
  const report = builder.newBuilder()
  const written = report.testSuite().name(plain(suite))
  for (const { name, failure, details } of cases) {
    const one = written.testCase().className(plain(suite)).name(plain(name))
    if (details) one.standardOutput(plain(details))
    if (failure !== undefined) one.failure(plain(failure))
  }
  await writeText(file, report.build())
}

// Control characters have no form in XML 1.0; one of them would make the file unreadable.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const plain = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
