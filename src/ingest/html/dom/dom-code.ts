import { cleanArticle } from '../../source-text.ts'
import { tagOf, walkDom } from './dom-walk.ts'

/** The text of preformatted words with their line breaks, and the language that its markup names. */
export function codeOf(element: Element): { readonly text: string; readonly language: string | null } {
  const parts: string[] = []
  walkDom(element, {
    enter: (inner) => {
      if (tagOf(inner) === 'br') parts.push('\n')
      return !/^(?:script|style|template|button)$/.test(tagOf(inner))
    },
    leave: () => {},
    text: (words) => parts.push(words),
  })
  const text = cleanArticle(parts.join('')).replace(/^\n/, '')
  return { text: withoutEndBreaks(text), language: languageOf(element) }
}

function withoutEndBreaks(text: string): string {
  let end = text.length
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

function languageOf(element: Element): string | null {
  const inner = element.querySelector('code')
  const told = [element, inner, element.parentElement].map((one) => one?.getAttribute('class') ?? '')
  const named = [element, inner].map(
    (one) => one?.getAttribute('data-language') ?? one?.getAttribute('data-lang'),
  )
  const classed = told.map(
    (names) => /(?:^|\s)(?:lang(?:uage)?|highlight-source|brush:?)[-\s:]?([\w+#.-]{1,20})/.exec(names)?.[1],
  )
  const found = [...named, ...classed].find((name) => name && /^[\w+#.-]{1,20}$/.test(name))
  return found ?? null
}
