import { Button, Column, Row, Text } from '@react-email/components'
import type { CSSProperties } from 'react'
import { fieldInToken, fieldToken } from '../../src/core/mail/field-token.ts'
import type { Letter, Words } from '../../src/core/mail/letter.ts'
import { stepUrlField } from '../../src/core/mail/merge.ts'
import { type Look, PARAGRAPH, sideRule } from '../theme.ts'
import { Merge, WhenField } from './merge.tsx'
import { LetterLink, Lines } from './words.tsx'

/** The one thing to try, softly set off. */
export function Tip({ tip, look }: { tip: Words; look: Look }) {
  const { accent, soft } = look.theme.light
  return (
    <Row style={{ margin: '26px 0' }}>
      <Column className="s" style={{ ...sideRule(look, accent, '16px 20px'), background: soft }}>
        <Text
          className="k"
          style={{ ...PARAGRAPH, color: accent, fontSize: 15, fontWeight: 700, marginBottom: 4 }}
        >
          {look.frame.tip}
        </Text>
        <Lines text={tip.text} last />
      </Column>
    </Row>
  )
}

/** Links to emails of the series that this reader has had. */
export function EarlierEmails({ links, look }: { links: Letter['links']; look: Look }) {
  if (links.length === 0) return null
  return (
    <>
      <Text style={{ ...PARAGRAPH, marginBottom: 6 }}>{look.frame.earlier}</Text>
      <ul style={{ margin: '0 0 18px', padding: look.direction === 'rtl' ? '0 24px 0 0' : '0 0 0 24px' }}>
        {links.map(({ step, label }) => (
          <li key={step} style={{ fontSize: 17, lineHeight: 1.6, marginBottom: 4 }}>
            <WhenField field={stepUrlField(step)} otherwise={label}>
              <LetterLink href={fieldToken(stepUrlField(step))} look={look} words={label} />
            </WhenField>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The one thing an email asks for: a button, or a sentence that asks for a reply. */
export function CallToAction({ cta, look }: { cta: Letter['cta']; look: Look }) {
  if (cta.label === null) return null
  const words = <Lines text={cta.label.text} />
  const address = cta.kind === 'link' ? (cta.url?.text ?? '') : ''
  if (address === '') return words
  const button = <LetterButton href={address} label={cta.label.text} look={look} />
  const field = fieldInToken(address)
  if (field === null) return button
  return (
    <WhenField field={field} otherwise={words}>
      {button}
    </WhenField>
  )
}

/** A button of at least 44 px, white on the accent, padded in Outlook too. */
export function LetterButton({ href, label, look }: { href: string; label: string; look: Look }) {
  const { accent, onAccent } = look.theme.light
  const style: CSSProperties = {
    background: accent,
    borderRadius: 6,
    color: onAccent,
    fontSize: 17,
    fontWeight: 600,
    padding: '13px 22px',
  }
  return (
    <div style={{ margin: '26px 0' }}>
      <Button className="b" href={href} style={style}>
        {label}
      </Button>
    </div>
  )
}

/** Who signs; the list's sender where the letter names nobody. */
export function SignOff({ signoff }: { signoff: Words | null }) {
  if (signoff) return <Lines text={signoff.text} />
  return (
    <WhenField field="sender_name">
      <Text style={PARAGRAPH}>
        <Merge field="sender_name" />
      </Text>
    </WhenField>
  )
}

/** What comes after the name: what the next email brings. */
export function Postscript({ ps }: { ps: Words | null }) {
  return ps && <Lines text={ps.text} />
}
