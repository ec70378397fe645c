import { filesOf, type Gate, lineAt, textOf } from '../gate.ts'

/** What is true on one machine only misleads on every other, and tells strangers how that machine is laid out. */
export const noMachinePath: Gate = {
  name: 'no-machine-path',
  holds: 'no file names a path of one machine or a registry host',
  inspect(root) {
    const files = filesOf(
      root,
      '{*,.*,.ci/*,.github/**,{packages,tools,scenarios,bench,examples,packs,docs}/**}',
    ).filter((file) =>
      /(^|\/)[^/]*\.(ts|tsx|js|mjs|json|jsonl|md|ya?ml|css|html|svg|grit|po|sh|txt|toml)$|^\.ci\/|^\.[\w]+$/.test(file),
    )
    const violations = files.flatMap((file) => {
      const text = textOf(root, file)
      return [...text.matchAll(NAMED)].map((hit) => ({
        file,
        line: lineAt(text, hit.index),
        says: `names ${hit[0].trim()}`,
      }))
    })
    return { read: files.length, violations }
  },
}

const NAMED =
  /(?<![\w.~*$}/-])\/(?:work|root|home|Users|tmp|mnt)\/[\w.-]+[\w./-]*|\bregistry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|\bfile:\/\/\/\w+/g
