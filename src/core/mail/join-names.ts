/** Names as a sentence lists them: "A, B and C". */
export function joinNames(names: readonly string[], language: string): string {
  return new Intl.ListFormat(language === 'en' ? 'en-GB' : language, { type: 'conjunction' }).format(names)
}
