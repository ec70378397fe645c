/** Lets Node end the process although the timer runs; a browser has nothing of the kind. */
export function unref(timer: ReturnType<typeof setTimeout>): void {
  const { unref } = timer as { unref?: () => void }
  unref?.call(timer)
}
