/** Hues (degrees in OKLCH) of the first and the last email: from spring green down to evening violet. */
const FIRST_HUE = 165
const LAST_HUE = 310

/** Articles with more sentences light up whole parts only: a browser weighs each rule at each step of the pointer. */
export const MOST_LIT = 1000

/**
 * The rules that join the two sides of the review page without a script: a sentence under the pointer or in
 * focus lights up wherever its words went, an email of the inbox lights up its part of the article, and the other way round.
 * Only numbers go in, so nothing of the article can end up in the stylesheet.
 */
export function reviewRules({ sentences, emails }: { sentences: number; emails: number }): string {
  const each = (count: number, rule: (number: number) => string) =>
    Array.from({ length: count }, (_, index) => rule(index + 1)).join('')
  return (
    each(emails, (number) => emailRules(number, emails)) +
    each(sentences > MOST_LIT ? 0 : sentences, sentenceRule)
  )
}

function emailRules(number: number, emails: number): string {
  const hue = Math.round(FIRST_HUE + ((LAST_HUE - FIRST_HUE) * (number - 1)) / Math.max(1, emails - 1))
  return (
    `.e${number}{--hue:${hue}}` +
    `.review:has(#e${number}>summary:is(:hover,:focus-visible)) .run.e${number},` +
    `.review:has(.run.e${number} .s:is(:hover,:focus-visible)) #e${number}>summary{background:var(--wash)}`
  )
}

function sentenceRule(number: number): string {
  const one = `.s${number}`
  return `.review:has(${one}:is(:hover,:focus-visible)) ${one}{background:var(--glow)}`
}
