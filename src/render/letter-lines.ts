import type { LetterWords } from '../core/language/language-pack.ts'
import { fieldToken, whenToken } from '../core/mail/field-token.ts'
import { frameWords } from '../core/mail/frame-phrases.ts'
import type { Letter } from '../core/mail/letter.ts'
import { type SystemField, stepUrlField } from '../core/mail/merge.ts'
import type { TextLine } from '../core/mail/template.ts'
import type { Theme } from '../core/mail/theme.ts'
import { addressText, blockLines } from './block-text.ts'
import { NEXT_ROW, PARAGRAPH, type Place, textLine } from './text-line.ts'

const FOOTER_FIELDS = ['list_name', 'because', 'postal_address', 'footer_note'] as const

/** The lines of a letter's text part, made from its blocks and in the order of the HTML part. */
export function letterLines(letter: Letter, theme: Theme): TextLine[] {
  const frame = frameWords(letter.language)
  return [
    ...senderLines(theme),
    ...(letter.greeting ? [textLine(fieldToken('greeting'), PARAGRAPH)] : []),
    ...slotLines(letter.opener?.text),
    ...blockLines(letter.body, PARAGRAPH),
    ...slotLines(letter.tip && `${frame.tip}: ${letter.tip.text}`),
    ...callLines(letter.cta),
    ...earlierLines(letter.links, frame),
    ...signoffLines(letter.signoff?.text),
    ...slotLines(letter.ps?.text),
    ...footerLines(frame, theme),
  ]
}

/** Whose letter it is, above it: what the logo says, or the name. */
export function senderLines({ logo, brand }: Theme): TextLine[] {
  return slotLines((logo ? logo.alt : brand) || null)
}

/** The line of the theme at the foot. */
export function themeLines({ footer }: Theme): TextLine[] {
  return footer === null ? [] : [textLine(footer, NEXT_ROW)]
}

/** Words of a slot as a paragraph; a line break that was typed is kept. */
export function slotLines(words: string | null | undefined): TextLine[] {
  const [first, ...others] = words?.split('\n') ?? []
  if (first === undefined) return []
  return [textLine(first, PARAGRAPH), ...others.map((line) => textLine(line, NEXT_ROW))]
}

function earlierLines(links: Letter['links'], frame: LetterWords): TextLine[] {
  if (links.length === 0) return []
  const items = links.map(({ step, label }) => {
    const address = addressText(fieldToken(stepUrlField(step)), ' <', '>')
    return textLine(label + address, { first: '- ', rest: '  ', gap: null })
  })
  return [textLine(frame.earlier, PARAGRAPH), ...items]
}

function callLines(cta: Letter['cta']): TextLine[] {
  const address = cta.kind === 'link' ? (cta.url?.text ?? '') : ''
  const label = cta.label?.text
  return slotLines(label === undefined || address === '' ? label : buttonText(label, address))
}

/** A button is its label and its address. */
export function buttonText(label: string, address: string): string {
  return label + addressText(address, /[\p{L}\p{N}\uFDD1]$/u.test(label) ? ': ' : ' ', '')
}

/** Who signs; the list's sender where the letter names nobody. */
export function signoffLines(signoff: string | null | undefined): TextLine[] {
  return signoff ? slotLines(signoff) : [fieldLine('sender_name')]
}

function footerLines(frame: LetterWords, theme: Theme): TextLine[] {
  return [
    ...footerStart(),
    ...FOOTER_FIELDS.map((field) => fieldLine(field, NEXT_ROW)),
    ...themeLines(theme),
    textLine(linkWords('unsubscribe_url', frame.unsubscribe), PARAGRAPH),
    textLine(linkWords('preferences_url', frame.preferences), NEXT_ROW),
    textLine(linkWords('view_url', frame.view), NEXT_ROW),
    ...ownPageLines(frame),
  ]
}

/** The list's own pages: what is done with its readers' data, and who answers for it. */
export function ownPageLines(frame: LetterWords): TextLine[] {
  return [
    textLine(linkWords('privacy_url', frame.privacy), NEXT_ROW),
    textLine(linkWords('imprint_url', frame.imprint), NEXT_ROW),
  ]
}

function linkWords(field: SystemField, words: string): string {
  return whenToken(field, `${words}: ${fieldToken(field)}`)
}

/** The mark before a signature (RFC 3676, section 4.3): replies leave out what comes after it. */
export function footerStart(): TextLine[] {
  return [textLine('-- ', PARAGRAPH, { verbatim: true })]
}

/** A field on a line of its own, which is left out where the field is empty. */
export function fieldLine(field: SystemField, place: Place = PARAGRAPH): TextLine {
  return textLine(fieldToken(field), place, { when: field })
}
