import { Body, Container, Head, Html } from '@react-email/components'
import type { ReactNode } from 'react'
import { textDirection } from '../../src/core/mail/text-direction.ts'
import type { Theme } from '../../src/core/mail/theme.ts'
import { styleSheet } from '../theme.ts'
import { PreviewText } from './preview-text.tsx'

interface LetterPageProps {
  readonly language: string
  readonly title: string
  readonly preview: string
  readonly theme: Theme
  readonly children: ReactNode
}

/** The sheet a letter is written on: one column of at most 600 px on the reader's own background. */
export function LetterPage({ language, title, preview, theme, children }: LetterPageProps) {
  const direction = textDirection(language)
  return (
    <Html lang={language} dir={direction}>
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{title}</title>
        <style>{styleSheet(theme)}</style>
      </Head>
      <Body style={{ margin: 0, padding: '32px 20px', color: theme.light.ink, fontFamily: theme.font }}>
        <PreviewText text={preview} />
        <Container dir={direction} lang={language} style={{ maxWidth: 560 }}>
          {children}
        </Container>
      </Body>
    </Html>
  )
}
