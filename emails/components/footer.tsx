import type { CSSProperties, ReactNode } from 'react'
import { fieldToken } from '../../src/core/mail/field-token.ts'
import type { SystemField } from '../../src/core/mail/merge.ts'
import type { Theme } from '../../src/core/mail/theme.ts'
import { type Look, lineStart } from '../theme.ts'
import { Merge, WhenField } from './merge.tsx'
import { ourMark } from './our-words.tsx'

/**
 * Why the reader gets this, from whom, and the way out. All of it but the theme's line may change without a new version.
 */
export function LetterFooter({ look }: { look: Look }) {
  const { theme, frame } = look
  return (
    <FooterFrame look={look}>
      <FooterField field="list_name" theme={theme} />
      <WhenField field="because">
        <p {...ourMark(look)} style={lineStyle(theme)}>
          <Merge field="because" />
        </p>
      </WhenField>
      <FooterField field="postal_address" theme={theme} />
      <FooterField field="footer_note" theme={theme} />
      <ThemeLine theme={theme} />
      <p {...ourMark(look)} style={{ ...lineStyle(theme), margin: '10px 0 4px' }}>
        <FooterLink field="unsubscribe_url" words={frame.unsubscribe} theme={theme} />
        <WhenField field="preferences_url">
          {' · '}
          <FooterLink field="preferences_url" words={frame.preferences} theme={theme} />
        </WhenField>
        <WhenField field="view_url">
          {' · '}
          <FooterLink field="view_url" words={frame.view} theme={theme} />
        </WhenField>
      </p>
      <OwnPages look={look} />
    </FooterFrame>
  )
}

/** The list's own pages: what is done with its readers' data, and who answers for it. */
function OwnPages({ look }: { look: Look }) {
  const { theme, frame } = look
  const imprint = <FooterLink field="imprint_url" words={frame.imprint} theme={theme} />
  return (
    <WhenField
      field="privacy_url"
      otherwise={
        <WhenField field="imprint_url">
          <p {...ourMark(look)} style={lineStyle(theme)}>
            {imprint}
          </p>
        </WhenField>
      }
    >
      <p {...ourMark(look)} style={lineStyle(theme)}>
        <FooterLink field="privacy_url" words={frame.privacy} theme={theme} />
        <WhenField field="imprint_url">
          {' · '}
          {imprint}
        </WhenField>
      </p>
    </WhenField>
  )
}

/** The footer of mail to somebody who is on no list yet: only where it comes from. */
export function SenderFooter({ look }: { look: Look }) {
  return (
    <FooterFrame look={look}>
      <FooterField field="postal_address" theme={look.theme} />
      <ThemeLine theme={look.theme} />
      <OwnPages look={look} />
    </FooterFrame>
  )
}

/** A letter ends with a rule; below a card its edge is one. Each line has its own direction, and all begin at one side. */
function FooterFrame({ look, children }: { look: Look; children: ReactNode }) {
  const { theme } = look
  const { layout, light } = theme
  return (
    <div className="q" style={{ textAlign: lineStart(look) }}>
      {layout === 'card' ? (
        <p style={{ ...lineStyle(theme), margin: 0 }}>&nbsp;</p>
      ) : (
        <Rule color={light.line} />
      )}
      {children}
    </div>
  )
}

function Rule({ color }: { color: string }) {
  return <hr style={{ border: 0, borderTop: `1px solid ${color}`, margin: '36px 0 16px' }} />
}

function lineStyle(theme: Theme): CSSProperties {
  return { color: theme.light.quiet, fontSize: 13, lineHeight: 1.55, margin: '0 0 4px' }
}

function ThemeLine({ theme }: { theme: Theme }) {
  return (
    theme.footer !== null && (
      <p dir="auto" style={lineStyle(theme)}>
        {theme.footer}
      </p>
    )
  )
}

function FooterField({ field, theme }: { field: SystemField; theme: Theme }) {
  return (
    <WhenField field={field}>
      <p dir="auto" style={lineStyle(theme)}>
        <Merge field={field} />
      </p>
    </WhenField>
  )
}

function FooterLink({ field, words, theme }: { field: SystemField; words: string; theme: Theme }) {
  return (
    <a href={fieldToken(field)} style={{ color: theme.light.quiet, textDecoration: 'underline' }}>
      {words}
    </a>
  )
}
