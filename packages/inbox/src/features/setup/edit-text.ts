/** The part of set-up that reads and writes YAML. */
export { editPlaybook } from '@baton-desk/core'
