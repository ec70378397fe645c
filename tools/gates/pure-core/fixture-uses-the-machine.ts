import { readFileSync } from 'node:fs'

export const file = readFileSync
export const later = setTimeout
export const ask = fetch
export const settings = process.env
export const log = console.log
export const id = crypto.randomUUID
export const page = document
