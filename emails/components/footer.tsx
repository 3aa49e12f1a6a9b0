import { Hr, Link, Text } from '@react-email/components'
import type { CSSProperties, ReactNode } from 'react'
import { fieldToken } from '../../src/core/mail/field-token.ts'
import type { SystemField } from '../../src/core/mail/merge.ts'
import type { Theme } from '../../src/core/mail/theme.ts'
import type { Look } from '../theme.ts'
import { Merge, WhenField } from './merge.tsx'

const LINE: CSSProperties = { fontSize: 13, lineHeight: 1.55, marginTop: 0, marginBottom: 4 }

/** Why the reader gets this, from whom, and the way out. All of it may change without a new version. */
export function LetterFooter({ look: { theme, frame } }: { look: Look }) {
  const quiet = { ...LINE, color: theme.light.quiet }
  return (
    <FooterFrame theme={theme}>
      <FooterField field="list_name" theme={theme} />
      <FooterField field="because" theme={theme} />
      <FooterField field="postal_address" theme={theme} />
      <FooterField field="footer_note" theme={theme} />
      <Text dir="auto" style={{ ...quiet, marginTop: 10 }}>
        <FooterLink field="unsubscribe_url" words={frame.unsubscribe} theme={theme} />
        <WhenField field="view_url">
          {' · '}
          <FooterLink field="view_url" words={frame.view} theme={theme} />
        </WhenField>
      </Text>
    </FooterFrame>
  )
}

/** The footer of mail to somebody who is on no list yet: only where it comes from. */
export function SenderFooter({ theme }: { theme: Theme }) {
  return (
    <FooterFrame theme={theme}>
      <FooterField field="postal_address" theme={theme} />
    </FooterFrame>
  )
}

function FooterFrame({ theme, children }: { theme: Theme; children: ReactNode }) {
  return (
    <div className="q">
      <Hr style={{ borderColor: theme.light.line, margin: '36px 0 16px' }} />
      {children}
    </div>
  )
}

function FooterField({ field, theme }: { field: SystemField; theme: Theme }) {
  return (
    <WhenField field={field}>
      <Text dir="auto" style={{ ...LINE, color: theme.light.quiet }}>
        <Merge field={field} />
      </Text>
    </WhenField>
  )
}

function FooterLink({ field, words, theme }: { field: SystemField; words: string; theme: Theme }) {
  return (
    <Link href={fieldToken(field)} style={{ color: theme.light.quiet, textDecorationLine: 'underline' }}>
      {words}
    </Link>
  )
}
