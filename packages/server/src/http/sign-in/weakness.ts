/** Whether a password would soon be guessed: by lists of leaked ones, patterns, and what is known of its owner. Asks nobody. */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core'

/** Beyond this a password only costs time to look at. */
const LOOKED_AT = 64
/** Of 0 to 4: from here on more than 10^8 guesses. */
const HARD_ENOUGH = 3

let estimator: Promise<ZxcvbnFactory> | undefined

/** Null when it is hard enough to guess; else what is wrong with it. `known`: words that a guesser would begin with. */
export async function weaknessOf(password: string, known: readonly string[]): Promise<string | null> {
  estimator ??= openEstimator()
  const words = known.flatMap((word) => [word, ...word.split(/[^\p{L}\p{N}]+/u)]).filter((word) => word.length > 2)
  const { score, sequence } = (await estimator).check(password.slice(0, LOOKED_AT), ['baton', ...words])
  if (score >= HARD_ENOUGH) return null
  const isLeaked = sequence.some((part) => 'dictionaryName' in part && part.dictionaryName === 'passwords-common')
  return isLeaked
    ? 'It is, or is close to, one on a list of leaked passwords.'
    : 'It is too easily guessed: too regular, or made of what is known of you.'
}

/** Read when the first password is chosen: the lists take time and memory that most starts of a desk need not spend. */
async function openEstimator(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}
