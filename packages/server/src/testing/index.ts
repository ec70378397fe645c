/** For tests and benches of whole desks: fresh databases of both kinds. Not part of what is published. */

export { openStore, type Store } from '../store/store.ts'
export { STORE_KINDS, type StoreKind, startDatabases, type TestDatabases } from './databases.ts'
export { asAdmin } from './postgres.ts'
