/** In this machine's time zone, as short as it stays clear: `15:04`, or `24 Nov 15:04` on another day. */
export function clockTime(instant: string, now = new Date()): string {
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' }).format(at)
  if (at.toDateString() === now.toDateString()) return time
  return `${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(at)} ${time}`
}
