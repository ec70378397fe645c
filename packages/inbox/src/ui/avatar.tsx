/** Somebody in two letters: people round, agents square, you in the accent. The name stands beside it or is not needed. */
type Props = { name: string; kind?: 'person' | 'you' | 'agent' | 'customer'; isLarge?: boolean }

const LOOKS = { person: '', you: 'you', agent: 'bot', customer: 'pc' }

export const Avatar = ({ name, kind = 'person', isLarge }: Props) => (
  <span className={`av ${LOOKS[kind]} ${isLarge ? 'l' : ''}`} aria-hidden="true">
    {initialsOf(name, kind === 'agent' ? 1 : 2)}
  </span>
)

/** The first letters of the first and the last word; "?" of nobody. */
function initialsOf(name: string, letters = 2): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const chosen = letters === 1 || words.length < 2 ? words.slice(0, 1) : [words[0], words.at(-1)]
  return chosen.map((word) => Array.from(word ?? '')[0]?.toLocaleUpperCase() ?? '').join('') || '?'
}
