import type { Mark } from '../../core/article/document.ts'
import { safeHref } from '../../core/mail/safe-href.ts'

/** How words look: their marks, and the address that they lead to. */
export interface Style {
  readonly marks: readonly Mark[]
  readonly href?: string
}

const markOf: Readonly<Record<string, Mark>> = {
  b: 'strong',
  strong: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
}

/** The style inside an element, given the one around it; `base` is what relative addresses are read from. */
export function styleWithin(style: Style, element: Element, base: string | null): Style {
  const tag = element.localName.toLowerCase()
  const mark = markOf[tag]
  const marked = mark ? withMark(style, mark, true) : style
  const css = element.getAttribute('style')
  const styled = css ? withCss(marked, css) : marked
  const href = tag === 'a' ? linkAddress(element.getAttribute('href') ?? '', base) : null
  return href === null ? styled : { ...styled, href }
}

function withMark(style: Style, mark: Mark, on: boolean): Style {
  if (style.marks.includes(mark) === on) return style
  return { ...style, marks: on ? [...style.marks, mark] : style.marks.filter((one) => one !== mark) }
}

/** Word processors say bold and italic in the style of a span, and take it back in the style of a b. */
function withCss(style: Style, css: string): Style {
  const weight = /font-weight:\s?(bold|normal|\d00)/i.exec(css)?.[1]?.toLowerCase()
  const slant = /font-style:\s?(italic|normal)/i.exec(css)?.[1]?.toLowerCase()
  const bold = weight === undefined ? style : withMark(style, 'strong', /bold|[6-9]00/.test(weight))
  return slant === undefined ? bold : withMark(bold, 'emphasis', slant === 'italic')
}

/** The absolute address of a link; null where it is unsafe, or a place within the page that no email holds. */
function linkAddress(address: string, base: string | null): string | null {
  const trimmed = address.trim()
  if (trimmed === '' || trimmed.startsWith('#')) return null
  const url = absoluteUrl(trimmed, base)
  return url === null ? null : safeHref(url)
}

/** An address made absolute, or null where that cannot be done. */
export function absoluteUrl(address: string, base: string | null): string | null {
  return URL.parse(address, base ?? undefined)?.href ?? null
}
