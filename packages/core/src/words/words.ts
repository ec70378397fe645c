import type { en } from './en.ts'

/**
 * Every sentence that core writes for people: an area for each of its rooms, an entry for each sentence. Facts that change
 * the sentence are arguments, so that each language counts, orders and writes times as it does.
 *
 * A function that says something takes the language, or the area that it needs of it, as its last argument or in its
 * context, and speaks English where it is given none. English defaults name their area and never `en`, so that a browser
 * loads only the areas that it shows.
 *
 * Another language is a record of this type: it does not compile until it is whole.
 */
export type Words = typeof en
