/** For tools of this repository. Not published: who uses the command line starts `baton`. */

export { programAt } from '../run.ts'
