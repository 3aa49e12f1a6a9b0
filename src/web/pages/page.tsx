import type { ReactElement, ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { spokenLanguage } from '../../core/language/reader-language.ts'
import { textDirection } from '../../core/mail/text-direction.ts'
import { directionOf } from '../isolated.ts'
import type { PageLook } from '../page-look.ts'
import { deskStyle, letterStyle } from '../stylesheet.ts'
import { themeStyle } from '../theme-style.ts'
import { SenderMark } from './sender-mark.tsx'

/** Three streams that become one: drawn in the page, so that nothing has to be fetched. */
const MARK = 'M2 4c5 0 5 4 10 4s5-4 10-4M2 11c5 0 5 4 10 4s5-4 10-4M2 18c5 0 5 4 10 4s5-4 10-4'

const ICON = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 26"><path d="${MARK}" fill="none" stroke="#0e6470" stroke-width="3" stroke-linecap="round"/></svg>`,
)}`

export interface PageProps {
  readonly title: string
  /** BCP 47, as its reader wants it; the words are English where we have none in it. */
  readonly language: string
  /** A letter is one narrow column; a desk is as wide as its work needs. */
  readonly shape?: 'letter' | 'desk'
  /** The theme of a list, on the pages of that list. */
  readonly look?: PageLook | null
  readonly head?: ReactNode
  /** All styles of the page, where it cannot fetch them: for a file that stands alone. */
  readonly inlineCss?: string
  readonly children: ReactNode
}

/** The frame of every page: no script, one stylesheet, one main part. */
export function Page({
  title,
  language,
  shape = 'letter',
  look = null,
  head,
  inlineCss,
  children,
}: PageProps): ReactElement {
  const spoken = spokenLanguage(language)
  return (
    <html lang={spoken} dir={textDirection(spoken)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={ICON} />
        {inlineCss === undefined ? <LinkedStyles shape={shape} /> : <InlineStyles css={inlineCss} />}
        {look && <link rel="stylesheet" href={themeStyle(look).href} />}
        {head}
      </head>
      <body className={shape}>
        {look && <SenderMark theme={look.theme} />}
        {children}
        {look?.theme.footer && <Foot words={look.theme.footer} />}
      </body>
    </html>
  )
}

function Foot({ words }: { words: string }): ReactElement {
  return (
    <footer className="foot" dir={directionOf(words)}>
      {words}
    </footer>
  )
}

function LinkedStyles({ shape }: { shape: 'letter' | 'desk' }): ReactElement {
  return (
    <>
      <link rel="stylesheet" href={letterStyle.href} />
      {shape === 'desk' && <link rel="stylesheet" href={deskStyle.href} />}
    </>
  )
}

/** Our own rules, as they are: React would escape their quotation marks. */
function InlineStyles({ css }: { css: string }): ReactElement {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: only our own stylesheets come here
  return <style dangerouslySetInnerHTML={{ __html: css }} />
}

/** The mark beside the name, for pages of the product itself; a list's own pages do not carry it. */
export function Mark(): ReactElement {
  return (
    <svg className="mark" viewBox="0 0 24 26" aria-hidden="true">
      <path d={MARK} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
    </svg>
  )
}

/** A whole document as a string. */
export function renderPage(page: ReactElement): string {
  return `<!doctype html>${renderToStaticMarkup(page)}`
}
