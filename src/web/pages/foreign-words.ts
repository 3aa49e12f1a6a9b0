/** The language of words that are not in the page's own, or undefined where they are: for the `lang` attribute. */
export function foreign(language: string, pageLanguage: string): string | undefined {
  return language === pageLanguage ? undefined : language
}
