import type { Mark } from '../../../core/article/document.ts'
import { safeHref } from '../../../core/mail/safe-href.ts'

/** How words look: their marks, and the address that they lead to. */
export interface Style {
  readonly marks: readonly Mark[]
  readonly href?: string
  /** An address that needs the page it stood on. */
  readonly unlinked?: string
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
  return tag === 'a' ? linked(styled, (element.getAttribute('href') ?? '').trim(), base) : styled
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

/** A place within the page is no link in an email; a relative address is none where no page is known. */
function linked(style: Style, address: string, base: string | null): Style {
  if (address === '' || address.startsWith('#')) return style
  const url = absoluteUrl(address, base)
  if (url === null) return { ...style, unlinked: address }
  const href = safeHref(url)
  return href === null ? style : { ...style, href }
}

/** An address made absolute, or null where that cannot be done. */
export function absoluteUrl(address: string, base: string | null): string | null {
  return URL.parse(address, base ?? undefined)?.href ?? null
}
