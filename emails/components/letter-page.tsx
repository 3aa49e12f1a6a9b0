import { Head, Html } from '@react-email/components'
import type { CSSProperties, ReactNode } from 'react'
import type { Theme } from '../../src/core/mail/theme.ts'
import { groundOf, type Look, outlookStyleSheet, roomOf, styleSheet } from '../theme.ts'
import { LayoutTable } from './layout-table.tsx'
import { PreviewText } from './preview-text.tsx'
import { SenderMark } from './sender-mark.tsx'

interface LetterPageProps {
  readonly language: string
  readonly title: string
  readonly preview: string
  readonly look: Look
  readonly footer: ReactNode
  /** What stands at the very end, below all words. */
  readonly end?: ReactNode
  readonly children: ReactNode
}

/** The sheet a letter is written on: one column, on the reader's own ground or as a card on a tinted one. */
export function LetterPage({ language, title, preview, look, footer, end, children }: LetterPageProps) {
  const { theme, direction } = look
  return (
    <Html lang={language} dir={direction}>
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{styleSheet(theme)}</style>
        <style data-outlook="true">{outlookStyleSheet(theme)}</style>
      </Head>
      <body className="g" style={{ margin: 0, padding: 0, ...groundStyle(look) }}>
        <PreviewText text={preview} />
        {/* biome-ignore lint/a11y/useSemanticElements: mail clients take out elements that they do not know */}
        <div dir={direction} lang={language} role="main">
          <LayoutTable className="g" cellClass="g" style={{ ...groundStyle(look), ...wordStyle(look) }}>
            <LayoutTable className="w" align="center" width={theme.width - 2 * roomOf(theme).outside}>
              <SenderMark look={look} />
              {theme.layout === 'card' ? <Card look={look}>{children}</Card> : children}
              {footer}
            </LayoutTable>
          </LayoutTable>
        </div>
        {end}
      </body>
    </Html>
  )
}

function Card({ look: { theme }, children }: { look: Look; children: ReactNode }) {
  const { page, line } = theme.light
  const style: CSSProperties = {
    backgroundColor: page,
    border: `1px solid ${line}`,
    borderRadius: theme.corner,
    padding: cardPadding(theme),
  }
  return (
    <LayoutTable cellClass="c" style={style}>
      {children}
    </LayoutTable>
  )
}

/** The last paragraph in the card brings its own distance below. */
function cardPadding(theme: Theme): string {
  const { inside } = roomOf(theme)
  return `${inside}px ${inside}px ${inside - 18}px`
}

/** A white letter leaves the ground to the reader's mailbox. */
function groundStyle({ theme }: Look): CSSProperties {
  const { light } = groundOf(theme)
  return light === '#ffffff' ? {} : { backgroundColor: light }
}

function wordStyle({ theme }: Look): CSSProperties {
  const padding = `32px ${roomOf(theme).outside}px`
  return { color: theme.light.ink, fontFamily: theme.font, padding, wordWrap: 'break-word' }
}
