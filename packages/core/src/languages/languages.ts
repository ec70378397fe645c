/** The languages that are read. Another one is a folder of the same shape and a line here. */
import { german } from './de/de.ts'
import { english } from './en/en.ts'
import { spanish } from './es/es.ts'
import { french } from './fr/fr.ts'
import type { Language } from './language.ts'

export const LANGUAGES: readonly Language[] = [english, german, spanish, french]
