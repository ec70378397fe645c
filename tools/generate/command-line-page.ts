import { Writable } from 'node:stream'
import { programAt } from '@baton-desk/cli/testing'
import type { Generated } from './generated.ts'

/** Every command with its options and examples, as `--help` says them. */
export const commandLinePage = async (): Promise<Generated> => ({
  files: { 'docs/reference/command-line.md': await page() },
})

async function page(): Promise<string> {
  let said = ''
  const keep = new Writable({
    write(chunk, _encoding, done) {
      said += String(chunk)
      done()
    },
  })
  const nobody = { async *[Symbol.asyncIterator]() {} }
  const program = await programAt({ out: keep, err: keep, stdin: nobody, env: {}, stop: new AbortController().signal })
  const sections = program.commands.map((command) => {
    said = ''
    command.outputHelp()
    return `## baton ${command.name()}\n\n\`\`\`text\n${said.trim()}\n\`\`\`\n`
  })
  return `# The command line

For everybody who uses \`baton\`: its commands as \`baton <command> --help\` says them, generated from the code. What they have in
common stands in [use the command line in scripts](../how-to/use-the-command-line.md).

${sections.join('\n')}`
}
