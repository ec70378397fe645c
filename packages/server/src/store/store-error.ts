/** Why the desk cannot use a database, in one sentence that says what to do. Shown as it is by the CLI. */
export type StoreErrorCode =
  | 'data_folder_in_use'
  | 'data_folder_unusable'
  | 'disk_full'
  | 'database_not_durable'
  | 'database_unreachable'
  | 'database_login_refused'
  | 'database_missing'
  | 'database_too_old'
  | 'database_no_rights'
  | 'database_too_new'
  | 'migration_failed'
  | 'backup_unreadable'
  | 'backup_key_unusable'
  | 'store_not_empty'
  | 'erasures_unreadable'

export class StoreError extends Error {
  override readonly name = 'StoreError'
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
