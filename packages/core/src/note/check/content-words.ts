const STOP_WORDS = new Set(
  "a an the and or but if of to in on at by for from with about as is are was were be been being am do does did has have had having it its this that these those there their they them he she his her him i we us our you your not no so than then who whom which what when where why how can could will would shall should may might must into out up down just also very more some any all i'm it's".split(
    ' ',
  ),
)

/** The words that carry meaning, in lower case: no articles, pronouns, auxiliaries. English; other languages keep all. */
export const contentWords = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? []).filter((word) => !STOP_WORDS.has(word))
