export { type DeskOptions, type RunningDesk, startDesk, VERSION } from './main.ts'
export { backUpDesk, restoreDesk, type StoppedDesk } from './stopped-desk.ts'
export type { BackupCounts } from './store/backup.ts'
export { StoreError } from './store/store-error.ts'
