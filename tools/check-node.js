// Runs before every script, in the oldest JavaScript that will do, so that an old Node can read it and say what is wrong.
// npm puts node_modules/.bin first, where `npm ci` lays Node 24; the machine's own runs where npm has no build for it.
const found = process.versions.node
const [major, minor] = found.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Baton needs Node 22.18 or newer and found ${found}: run "npm ci", which brings Node 24 with it on Linux and Windows, or install Node 24.`,
  )
  process.exit(1)
}
