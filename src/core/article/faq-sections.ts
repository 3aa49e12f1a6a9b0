/** A heading with its depth, or null before the first one. */
export interface HeadingAt {
  readonly text: string | null
  readonly level: number
}

const named =
  /^(?:[\d.)\s]*)(?:f\.?a\.?q\.?s?(?![\p{L}])|frequently asked|common(?:ly asked)? questions|questions? (?:and|&) answers?|q ?& ?a(?![\p{L}])|häufig(?:e| gestellte) fragen|fragen und antworten|(?:ihre|eure|oft gestellte) fragen)/iu
const asks = /[?？؟]["”’»)]*$/u

/**
 * Which sections are questions with their answers: one that is named so with the questions that follow it, and
 * one that has at least two sections inside, all of them questions.
 */
export function faqSections(headings: readonly HeadingAt[]): readonly boolean[] {
  const found = headings.map(() => false)
  for (const [at, { text, level }] of headings.entries()) {
    if (text === null) continue
    const isNamed = named.test(text)
    const end = endOfQuestions(headings, at, isNamed ? level : level + 1)
    const all = headings[end]?.level === undefined || (headings[end]?.level ?? 0) <= level
    if (isNamed || (all && end - at > 2)) found.fill(true, at, end)
  }
  return found
}

/** The first heading from `at` on that is no question of at least this depth. */
function endOfQuestions(headings: readonly HeadingAt[], at: number, level: number): number {
  let end = at + 1
  while (end < headings.length && isQuestion(headings[end], level)) end += 1
  return end
}

function isQuestion(heading: HeadingAt | undefined, level: number): boolean {
  return heading !== undefined && heading.text !== null && heading.level >= level && asks.test(heading.text)
}
