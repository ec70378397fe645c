/** The key beside a button. Hidden on narrow screens, where there is no keyboard to press it on. */
export function KeyHint({ children }: { children: string }) {
  return (
    <span
      aria-hidden="true"
      className="hidden wide:inline-flex h-[18px] min-w-[18px] items-center justify-center rounded border border-current px-1 font-sans text-[11px] leading-none opacity-80"
    >
      {children}
    </span>
  )
}
