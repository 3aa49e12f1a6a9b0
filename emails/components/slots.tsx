import type { CSSProperties } from 'react'
import { fieldInToken, fieldToken } from '../../src/core/mail/field-token.ts'
import type { Letter, Words } from '../../src/core/mail/letter.ts'
import { stepUrlField } from '../../src/core/mail/merge.ts'
import { type Look, PARAGRAPH, sideRule, sides } from '../theme.ts'
import { LayoutTable } from './layout-table.tsx'
import { Merge, WhenField } from './merge.tsx'
import { OurWords, ourMark, slotMark, type WritingMark } from './our-words.tsx'
import { addressOf, LetterLink, Lines } from './words.tsx'

/** The one thing to try, softly set off. */
export function Tip({ tip, look }: { tip: Words; look: Look }) {
  const { accent, soft } = look.theme.light
  return (
    <LayoutTable style={{ padding: '8px 0 26px' }}>
      <LayoutTable cellClass="s" style={{ ...sideRule(look, accent, '16px 20px'), backgroundColor: soft }}>
        <p
          className="k"
          style={{ color: accent, fontSize: 15, fontWeight: 700, lineHeight: 1.6, margin: '0 0 4px' }}
        >
          <OurWords look={look}>{look.frame.tip}</OurWords>
        </p>
        <Lines text={tip.text} mark={slotMark(tip, look)} last />
      </LayoutTable>
    </LayoutTable>
  )
}

/** Links to emails of the series that this reader has had. */
export function EarlierEmails({ links, look }: { links: Letter['links']; look: Look }) {
  if (links.length === 0) return null
  return (
    <>
      <p style={{ ...PARAGRAPH, margin: '0 0 6px' }}>
        <OurWords look={look}>{look.frame.earlier}</OurWords>
      </p>
      <ul style={{ margin: sides(look, 0, 0, 18, 24), padding: 0 }}>
        {links.map(({ step, label }) => (
          <li key={step} style={{ ...PARAGRAPH, margin: '0 0 4px' }}>
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
  const mark = slotMark(cta.label, look)
  const words = <Lines text={cta.label.text} mark={mark} />
  const address = cta.kind === 'link' ? (cta.url?.text ?? '') : ''
  if (address === '') return words
  const button = <LetterButton href={addressOf(address)} label={cta.label.text} look={look} mark={mark} />
  const field = fieldInToken(address)
  if (field === null) return button
  return (
    <WhenField field={field} otherwise={words}>
      {button}
    </WhenField>
  )
}

interface ButtonProps {
  readonly href: string
  readonly label: string
  readonly look: Look
  readonly mark?: WritingMark
}

/**
 * A button of at least 44 px. It is a cell of a table, which Outlook on Windows paints and pads (`mso-padding-alt`); the
 * link in it has the same padding for everybody else, so that the whole button can be pressed.
 */
export function LetterButton({ href, label, look, mark = {} }: ButtonProps) {
  const { theme } = look
  const padding = '13px 22px'
  const link: CSSProperties = {
    color: theme.light.onAccent,
    display: 'inline-block',
    fontSize: 17,
    fontWeight: 700,
    lineHeight: 1.2,
    padding,
    textDecoration: 'none',
  }
  const cell = { backgroundColor: theme.light.accent, borderRadius: theme.corner, msoPaddingAlt: padding }
  return (
    <LayoutTable style={{ padding: '8px 0 26px' }}>
      <table border={0} cellPadding={0} cellSpacing={0} role="presentation">
        <tbody>
          <tr>
            <td className="b" style={cell as CSSProperties}>
              <a href={href} {...mark} style={link}>
                {label}
              </a>
            </td>
          </tr>
        </tbody>
      </table>
    </LayoutTable>
  )
}

/** Who signs; the list's sender where the letter names nobody. */
export function SignOff({ signoff, look }: { signoff: Words | null; look: Look }) {
  if (signoff) return <Lines text={signoff.text} mark={slotMark(signoff, look)} />
  return (
    <WhenField field="sender_name">
      <p {...slotMark({ origin: 'own' }, look)} style={PARAGRAPH}>
        <Merge field="sender_name" />
      </p>
    </WhenField>
  )
}

/** What comes after the name: what the next email brings. Its "P.S." says nothing of the script of what follows. */
export function Postscript({ ps, look }: { ps: Words | null; look: Look }) {
  return ps && <Lines text={ps.text} mark={ps.origin === 'phrase' ? ourMark(look) : {}} />
}

/** A picture of nothing whose fetching is counted, where openings are; else it is not there at all. */
export function OpenPixel() {
  return (
    <WhenField field="open_url">
      <img
        src={fieldToken('open_url')}
        alt=""
        width={1}
        height={1}
        fetchPriority="low"
        style={{ border: 0 }}
      />
    </WhenField>
  )
}
