import type { Allowed } from './allow.ts'

/** Emails of drafted articles, which are named by their file. */
const where = /\.(?:md|markdown|txt|html?|docx) \d+$/i

const fallback = 'A filter asks for five points; this is less than two.'

/** What SpamAssassin says of an article's own words, which no letter changes. No sample of ours has any of it. */
export const allowedSpam: readonly Allowed[] = [
  { what: 'ONE_TIME', reason: 'The article speaks of a one-time investment.' },
  { what: 'NEW_PRODUCTS', reason: 'The article speaks of new products.' },
  {
    what: 'HTML_OBFUSCATE_05_10',
    reason: 'The article stresses single letters, or sets a dash right behind what it stresses.',
  },
].map((one): Allowed => ({ check: 'spamassassin', where, fallback, ...one }))
