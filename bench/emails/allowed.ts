import type { Allowed } from './allow.ts'
import { allowedMarkup } from './allowed-markup.ts'
import { allowedSpam } from './allowed-spam.ts'

const inStyleBlock =
  'What must be seen is said in style attributes too; the style block only adds dark mode and type.'

/** Features that a program does not know, or knows in part (caniemail.com), which we use with something to fall back on. */
const allowedFeatures: readonly Omit<Allowed, 'check'>[] = [
  {
    what: 'color-scheme CSS property',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*'],
    reason: 'Says that the email has dark colours of its own.',
    fallback: 'The light letter, or the program’s own darkening of it.',
  },
  {
    what: 'color-scheme meta tag',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*', 'apple-mail.ios', 'samsung-email.android'],
    reason: 'Says the same to Apple Mail on a Mac before the styles are read.',
    fallback: 'The light letter, or the program’s own darkening of it.',
  },
  {
    what: '<style> element',
    clients: ['gmail.*', 'outlook.windows'],
    reason: 'Dark mode and the type of what does not inherit it have no other place.',
    fallback: inStyleBlock,
  },
  {
    what: 'Type selector',
    clients: ['gmail.*'],
    reason: 'The style block names elements rather than classes: fewer bytes in each email.',
    fallback: inStyleBlock,
  },
  {
    what: '<body> element',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*'],
    reason: 'An email is a whole document.',
    fallback: 'It becomes a div, or goes; the table inside carries ground, colour and type.',
  },
  {
    what: 'display',
    clients: ['gmail.*', 'outlook.windows', 'yahoo.*'],
    reason: 'Only block, inline-block and none are used; what is missing are flex and grid.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'display:none',
    clients: ['gmail.mobile-webmail', 'outlook.windows'],
    reason: 'Hides the preview text in the letter itself.',
    fallback: 'It is also of no height and no width, and holds no table and no picture.',
  },
  {
    what: 'opacity',
    clients: ['gmail.mobile-webmail', 'outlook.windows'],
    reason: 'One of four ways to hide the preview text.',
    fallback: 'The other three.',
  },
  {
    what: 'overflow',
    clients: ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*'],
    reason: 'One of four ways to hide the preview text; nothing scrolls.',
    fallback: 'The other three.',
  },
  {
    what: 'max-height property',
    clients: ['outlook.windows'],
    reason: 'One of four ways to hide the preview text.',
    fallback: 'The other three.',
  },
  {
    what: 'max-width',
    clients: ['outlook.windows', 'apple-mail.ios'],
    reason: 'Keeps lines short on a wide window, and pictures within it.',
    fallback: 'Outlook is given a table of that width in a comment; a phone is narrower anyway.',
  },
  {
    what: 'table-layout',
    clients: ['gmail.mobile-webmail', 'outlook.windows'],
    reason: 'Keeps a long word in a cell from widening the sheet.',
    fallback: 'The sheet may grow with a very long word.',
  },
  {
    what: 'word-wrap',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*', 'samsung-email.android'],
    reason: 'Breaks a long word or address at the edge; in some programs nobody has tried it.',
    fallback: 'The long word is cut off at the edge or widens the sheet; the text part has it whole.',
  },
  {
    what: 'word-break',
    clients: ['gmail.*', 'outlook.*', 'apple-mail.*', 'yahoo.*', 'samsung-email.android'],
    reason: 'Breaks a long word of code at the edge.',
    fallback: 'Programs break it where they like, which is what is wanted.',
  },
  {
    what: 'white-space',
    clients: ['gmail.*', 'outlook.windows', 'yahoo.*', 'samsung-email.android'],
    reason: 'Code keeps its line breaks and wraps on a phone.',
    fallback: 'The pre element keeps its line breaks by itself.',
  },
  {
    what: 'margin',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*'],
    reason: 'Sets paragraphs apart; none is negative, and none stands on a span or on the body alone.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'padding',
    clients: ['outlook.windows'],
    reason: 'Room inside the button, the tip, code and lists.',
    fallback: 'Tip and sheet are cells, which have it; the button has spaces in a comment for Outlook.',
  },
  {
    what: 'font-size',
    clients: ['outlook.windows', 'yahoo.*', 'samsung-email.android'],
    reason: 'Sizes are in pixels only; what is missing are others.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'font-weight',
    clients: ['outlook.windows', 'yahoo.*'],
    reason: 'Only whole hundreds are used; what is missing are numbers between.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'line-height',
    clients: ['outlook.windows'],
    reason: 'Lines need air.',
    fallback: 'Outlook’s own line height, which is a little tighter.',
  },
  {
    what: 'text-decoration',
    clients: ['gmail.*', 'outlook.windows'],
    reason: 'Links are underlined and buttons are not: one value, and never a line above.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'text-align',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*', 'samsung-email.android'],
    reason: 'Cells begin where lines begin.',
    fallback: 'Only match-parent, which is not used, is missing; the direction aligns the rest.',
  },
  {
    what: 'background',
    clients: ['outlook.windows', 'yahoo.*'],
    reason: 'One colour; what is missing are pictures and lists of them.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'border',
    clients: ['outlook.windows'],
    reason: 'Rules of one to three pixels on cells and quotations.',
    fallback: 'On a quotation it may be missing in Outlook; the text is the same.',
  },
  {
    what: 'border-radius',
    clients: ['outlook.windows', 'yahoo.*'],
    reason: 'Round corners, one value each.',
    fallback: 'Square corners in Outlook.',
  },
  {
    what: 'width attribute',
    clients: ['outlook.windows'],
    reason: 'Tables fill their column, and pictures have the size that they are shown in.',
    fallback: 'Numbers for pictures, never a share.',
  },
  {
    what: 'width property',
    clients: ['outlook.windows'],
    reason: 'Tables and pictures on phones.',
    fallback: 'The attribute says the same to Outlook.',
  },
  {
    what: 'height attribute',
    clients: ['outlook.windows'],
    reason: 'The logo keeps its place before it is loaded.',
    fallback: 'A number, never a share.',
  },
  {
    what: 'height property',
    clients: ['outlook.windows', 'yahoo.*'],
    reason: 'A picture that is made narrower keeps its shape.',
    fallback: 'Both attributes give its size where the style is not read.',
  },
  {
    what: 'align attribute',
    clients: ['outlook.macos'],
    reason: 'Puts the sheet in the middle: center works, left and right, which do not, are not used.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'dir attribute',
    clients: ['gmail.mobile-webmail', 'outlook.windows'],
    reason: 'Languages that are written from right to left.',
    fallback: 'It stands on the document, on the sheet and on each line that may be in another script.',
  },
  {
    what: 'lang attribute',
    clients: ['yahoo.*'],
    reason: 'Screen readers speak the right language.',
    fallback: 'It stands on more than one element; Yahoo keeps that of the div.',
  },
  {
    what: 'role attribute',
    clients: ['yahoo.*'],
    reason: 'Tables that only lay out are not read out as tables.',
    fallback: 'On tables it works.',
  },
  {
    what: '<ul>, <ol> and <dl>',
    clients: ['gmail.*', 'outlook.*', 'yahoo.*'],
    reason: 'Lists are lists; reversed and numbered items, which are missing, are not used.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'mailto: links',
    clients: ['yahoo.android'],
    reason: 'Articles name addresses to write to; what is missing is bcc, which we never write.',
    fallback: 'Nothing to fall back on is needed.',
  },
  {
    what: 'system-ui, ui-serif, ui-sans-serif, ui-rounded, ui-monospace',
    clients: ['gmail.android', 'outlook.*', 'yahoo.android', 'samsung-email.android'],
    reason: 'The first of several fonts for code.',
    fallback: 'Menlo, Consolas or the program’s own monospace follow in the same line.',
  },
]

/** What the checks find and we know: why it is there, and what a reader gets who cannot have it. */
export const allowed: readonly Allowed[] = [
  ...allowedFeatures.map((one): Allowed => ({ check: 'caniemail', ...one })),
  ...allowedMarkup,
  ...allowedSpam,
]
