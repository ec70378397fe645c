/** The key beside a button. Hidden on narrow screens, where there is no keyboard to press it on. */
import { Icon } from './icon.tsx'

export const KeyHint = ({ children }: { children: string }) => (
  <span aria-hidden="true" className="kbd dk">
    {children === 'Enter' ? <Icon name="corner-down-left" /> : children}
  </span>
)
