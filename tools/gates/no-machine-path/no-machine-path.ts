import { filesOf, type Gate, lineAt, textOf } from '../gate.ts'

/** What is true on one machine only misleads on every other, and tells strangers how that machine is laid out. */
export const noMachinePath: Gate = {
  name: 'no-machine-path',
  holds: 'no file names a path of one machine or a registry host',
  inspect(root) {
    const files = filesOf(
      root,
      '{*,.*,.ci/*,.github/**,{packages,tools,scenarios,bench,examples,packs,docs}/**}',
    ).filter((file) => TEXTS.has(file.split('.').at(-1) ?? '') || /^\.ci\/|^\.\w+$/.test(file))
    const violations = files.flatMap((file) => {
      const text = textOf(root, file)
      return NAMED.flatMap((named) => [...text.matchAll(named)]).map((hit) => ({
        file,
        line: lineAt(text, hit.index),
        says: `names ${hit[0].trim()}`,
      }))
    })
    return { read: files.length, violations }
  },
}

const TEXTS = new Set('ts tsx js mjs json jsonl md yaml yml css html svg grit po sh txt toml'.split(' '))
const NAMED = [
  /(?<![\w.~*$}/-])\/(?:work|root|home|Users|tmp|mnt)\/[\w.-]+[\w./-]*/g,
  /\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.\w+/g,
  /\bfile:\/\/\/\w+/g,
]
