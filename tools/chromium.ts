/**
 * A Chromium for browser tests, wherever they run: the one named by BATON_CHROMIUM, else the system's, else the one that
 * npm brought (Linux only), which carries its own libraries and fonts. Each that does not start is passed over; when none
 * does, the error names each with its reason.
 */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const ARGS = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']
/** How long a busy machine may take for one step; costs nothing where all is well. */
const PATIENCE_MS = 3 * 60_000
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const MAC_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

type Candidate = { name: string; find: () => Promise<{ path: string; env?: Record<string, string> } | undefined> }

const candidates: Candidate[] = [
  {
    name: 'BATON_CHROMIUM',
    find: async () => (process.env.BATON_CHROMIUM ? { path: process.env.BATON_CHROMIUM } : undefined),
  },
  { name: 'the system’s Chromium or Chrome', find: async () => findSystem() },
  { name: '@sparticuz/chromium', find: unpacked },
]

export async function launchChromium(): Promise<Browser> {
  const tried: string[] = []
  for (const { name, find } of candidates) {
    try {
      const found = await find()
      if (!found) {
        tried.push(`${name}: not there`)
        continue
      }
      const browser = await chromium.launch({
        executablePath: found.path,
        args: ARGS,
        env: { ...(process.env as Record<string, string>), ...found.env },
        timeout: PATIENCE_MS,
      })
      browser.on('context', (context) => context.setDefaultTimeout(PATIENCE_MS))
      return browser
    } catch (error) {
      tried.push(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    }
  }
  throw new Error(
    `No Chromium starts. Install one, or name one in BATON_CHROMIUM. Tried:\n${tried.map((one) => `  ${one}`).join('\n')}`,
  )
}

function findSystem(): { path: string } | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = [...folders.flatMap((folder) => SYSTEM_NAMES.map((name) => join(folder, name))), ...MAC_PLACES]
  const path = places.find((place) => existsSync(place))
  return path === undefined ? undefined : { path }
}

/** Unpacked once, beside node_modules and by version: left to itself the package reuses whatever lies in a shared temp folder. */
async function unpacked(): Promise<{ path: string; env: Record<string, string> } | undefined> {
  if (process.platform !== 'linux') return undefined
  const require = createRequire(import.meta.url)
  const packageFolder = dirname(dirname(require.resolve('@sparticuz/chromium')))
  const { version } = require(join(packageFolder, 'package.json')) as { version: string }
  const cache = join(import.meta.dirname, '../node_modules/.cache')
  const folder = join(cache, `chromium-${version}-${process.arch}`)
  if (!existsSync(folder)) await unpack(packageFolder, folder)
  return {
    path: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  }
}

const UNPACK = `
  const { default: chromium, inflate } = await import('@sparticuz/chromium')
  await chromium.executablePath()
  await inflate(process.argv[1] + '/bin/al2023.tar.br')
`

/** In a process of its own, because the package unpacks into the temp folder of its process; renamed when whole. */
async function unpack(packageFolder: string, folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`
  mkdirSync(half, { recursive: true })
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', UNPACK, packageFolder], {
    cwd: packageFolder,
    env: { ...process.env, TMPDIR: half, NODE_OPTIONS: '' },
  })
  // The package's own configuration looks for the fonts in the shared temp folder; without them every text is empty.
  writeFileSync(
    join(half, 'fonts', 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, 'fonts')}</dir><cachedir>${join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
  )
  try {
    renameSync(half, folder)
  } catch (error) {
    // Another process was first; its copy is as good.
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}
