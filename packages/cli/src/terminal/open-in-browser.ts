import type { Terminal } from './terminal.ts'

type Where = Pick<Terminal, 'env' | 'out'> & { platform: NodeJS.Platform }

/** Whether somebody sits at a screen of this machine: not in a pipe, in CI, over SSH, or on a Linux without a display. */
export function hasBrowser({ out, env, platform }: Where): boolean {
  if (!out.isTTY || env.CI || env.SSH_CONNECTION) return false
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY || env.WSL_DISTRO_NAME)
}

/** Never throws: the link stands in the terminal too. */
export async function openInBrowser(link: string): Promise<void> {
  try {
    const { default: open } = await import('open')
    const browser = await open(link)
    browser.on('error', () => undefined)
  } catch {}
}
