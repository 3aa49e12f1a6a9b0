const MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)'
const DAYS = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
const ASKS =
  '(?:register|registration|apply|applications?|submi(?:t|ssions?)|rsvp|sign up|enrol?l?|join us|deadline|due|tickets?|nominat\\w+|proposals?)'

/** How English says a time that is over when the email is read. */
const AGEING: readonly RegExp[] = [
  new RegExp(
    `\\b${ASKS}\\b[^.!?]{0,80}?\\b(?:by|before|until|through|on|is|due|than|opens?|closes?|ends?) (?:${DAYS},? )?(?:${MONTHS} \\d{1,2}(?!\\d)|\\d{1,2} ${MONTHS})`,
    'i',
  ),
  new RegExp(`\\b(?:this|next|last|coming) ${DAYS}\\b`, 'i'),
  /(?<!\b(?:of|for|and|than|about|or) )\b(?:tomorrow|tonight)\b(?!['’]s|-)|^yesterday\b|\b\w+ed yesterday\b/i,
  /\b(?:next|last|this coming|later this) (?:week|month)\b(?!['’]s)/i,
  /\b(?:announc\w+|launch\w*|releas\w+|publish\w+) today\b|^today,? (?:we|i|the \p{L}+) (?:are |am |is )?(?:announc|launch|releas|publish)/iu,
]

/** Words that say when, and are no longer true when the email is read; null where there are none. */
export function ageingWords(text: string, language: string): string | null {
  if (!/^en\b/i.test(language)) return null
  for (const pattern of AGEING) {
    const match = pattern.exec(text)
    if (match) return match[0]
  }
  return null
}
