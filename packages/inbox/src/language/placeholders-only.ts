import type { I18n } from '@lingui/core'

/**
 * Reads the English of the code, which has placeholders and nothing else of ICU's messages: lingui's own reader would be 6 kB
 * of the first load. Other languages are read when the page is built, by lingui's.
 */
export const placeholdersOnly: Parameters<I18n['setMessagesCompiler']>[0] = (message) =>
  message
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{\w+\}$/.test(part) ? [part.slice(1, -1)] : part))
