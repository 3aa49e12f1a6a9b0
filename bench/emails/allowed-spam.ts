import type { Allowed } from './allow.ts'

/** Emails of drafted articles, which are named by their file. */
const where = /\.(?:md|markdown|txt|html?|docx) \d+$/i

const fallback = 'A filter asks for five points; this is less than two.'

/** What SpamAssassin says of an article's own words, which no letter changes. No sample of ours has any of it. */
export const allowedSpam: readonly Allowed[] = [
  {
    what: 'ONE_TIME',
    reason:
      'The article says “a one-time investment”, as any text may; the rule takes the two words for an offer.',
  },
  {
    what: 'NEW_PRODUCTS',
    reason:
      'The article says “We recently launched a newsletter”; the rule takes it for praise of a product.',
  },
  {
    what: 'HTML_OBFUSCATE_05_10',
    reason:
      'The article sets single letters in bold (an acronym), or a dash right behind a bold name: a tag inside a word, which the rule counts. A letter keeps the stress of its article.',
  },
].map((one): Allowed => ({ check: 'spamassassin', where, fallback, ...one }))
