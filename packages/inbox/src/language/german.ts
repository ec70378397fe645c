/** All that is loaded for German. */
export { de as words } from '@baton-desk/core/german'
export { messages } from '../locales/de.po'
