/** The entrance for whoever shows a customer what is passed on about them. */
export { type CustomerLink, customerLinkOf, customerLinkUntil } from './handoff/customer-link.ts'
export {
  CUSTOMER_LANGUAGES,
  type CustomerLanguage,
  type CustomerLine,
  type CustomerPage,
  customerLanguageOf,
  customerLine,
  customerPageOf,
  customerWords,
} from './handoff/customer-page.ts'
export { CUSTOMER_SAYS } from './note/note.ts'
