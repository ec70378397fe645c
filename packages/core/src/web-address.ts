/** Addresses as browsers read them; the one thing of the platform that is no I/O and that core's types do not know. */
type Read = { host: string; username: string; password: string }
declare const URL: { new (text: string): Read; canParse(text: string): boolean }

/** Null where it is none. The host is as it stands in a browser: letters of other scripts that look like ours are spelled out. */
export function readAddress(text: string): Read | null {
  return URL.canParse(text) ? new URL(text) : null
}
