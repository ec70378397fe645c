/** A picture from the sprite that the build puts into the page. It is decoration: a word or a label says the same. */
type Props = { name: string; size?: 's' | 'l'; className?: string }

export const Icon = ({ name, size, className = '' }: Props) => (
  <svg className={`i ${size ?? ''} ${className}`} aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
)
