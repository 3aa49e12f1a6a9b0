import type { Allowed } from './allow.ts'

const nothing = 'Every program reads it.'

/** Rules of html-validate and axe for pages that do not hold for mail: mail programs are older than the standard. */
export const allowedMarkup: readonly Allowed[] = [
  {
    check: 'html-validate',
    what: 'doctype-html',
    reason: 'Some programs lay out tables by the old rules that this doctype asks for, others replace it.',
    fallback: nothing,
  },
  {
    check: 'html-validate',
    what: 'void-style',
    reason: 'React closes empty elements in itself, as that doctype has it.',
    fallback: nothing,
  },
  {
    check: 'html-validate',
    what: 'no-conditional-comment',
    reason: 'Outlook for Windows reads what no other program sees: widths and room in buttons.',
    fallback: 'To all others it is a comment.',
  },
  {
    check: 'html-validate',
    what: 'no-inline-style',
    reason: 'Programs that drop the style block keep style attributes.',
    fallback: nothing,
  },
  {
    check: 'html-validate',
    what: 'no-deprecated-attr',
    reason: 'Outlook for Windows lays out tables by these attributes and not by styles.',
    fallback: 'Styles say the same to all others.',
  },
  {
    check: 'html-validate',
    what: 'attr-case',
    reason: 'React writes some attributes with a capital; HTML reads them in any case.',
    fallback: nothing,
  },
  {
    check: 'html-validate',
    what: 'presentation-role-style',
    reason: 'Older screen readers know “presentation” and not “none”, which means the same.',
    fallback: nothing,
  },
  {
    check: 'html-validate',
    what: 'prefer-native-element',
    reason: 'Programs drop the main element with all that it says; a div with the role stays.',
    fallback: nothing,
  },
  {
    check: 'html-validate',
    what: 'heading-level',
    reason: 'The subject is the first heading, and the mail program shows it.',
    fallback: nothing,
  },
  {
    check: 'axe',
    what: 'page-has-heading-one',
    reason: 'The subject is the first heading, and the mail program shows it.',
    fallback: nothing,
  },
]
