const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur'])

/** The direction of writing of a language, from its BCP 47 tag. */
export function textDirection(language: string): 'ltr' | 'rtl' {
  const primary = language.toLowerCase().split(/[-_]/)[0] ?? ''
  return RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr'
}
