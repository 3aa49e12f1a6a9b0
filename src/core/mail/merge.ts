import { shownAddress } from './counted-links.ts'
import { encodeHeader, encodeHtml, oneLine, unbroken } from './encode.ts'
import { firstName, plausibleName } from './greeting.ts'
import { evaluateFragment, type MergeValues } from './liquid-fragment.ts'
import { postalLine } from './postal-line.ts'
import { safeHref } from './safe-href.ts'
import type { CompiledTemplate, FieldValues, Piece, TextLine } from './template.ts'
import { wrapText } from './wrap-text.ts'

/** What a template may show besides the marketer's words. An empty one leaves its line out. */
export type SystemField =
  | 'list_name'
  | 'sender_name'
  | 'because'
  | 'postal_address'
  | 'footer_note'
  | 'consent_text'
  /** Each list with its own text, where one mail asks for several; else empty. */
  | 'consent_texts'
  | 'new_address'
  | 'reply_address'
  | 'unsubscribe_url'
  | 'view_url'
  | 'preferences_url'
  /** The list's own pages; empty where it has none. */
  | 'privacy_url'
  | 'imprint_url'
  /** Where the one button of a notice leads. */
  | 'action_url'
  /** What the number of a link is put behind, where clicks are counted; else empty. */
  | 'click_url'
  /** The picture that tells that it was opened, where that is counted; else empty. */
  | 'open_url'

/** Who reads, and what the letter tells of the list and its links for this one reader. */
export interface SubscriberFields {
  readonly reader: { readonly name: string | null; readonly address: string }
  readonly system: Readonly<Partial<Record<SystemField, string>>>
  /** Addresses of earlier emails as this reader got them, by step key; a missing one leaves words without a link. */
  readonly stepUrls: Readonly<Record<string, string>>
}

/** The field of the link to an earlier email of the series. */
export function stepUrlField(step: string): string {
  return `step_url:${step}`
}

/** Without these an email must not go out. */
const NEVER_EMPTY: readonly string[] = ['unsubscribe_url', 'action_url']

/**
 * Every field of the template for one reader: what the freeze keeps. A link that a fragment turns into
 * anything but http, https, mailto or tel becomes empty, and its words stay without a link. Throws where
 * a system field that the template shows is not given.
 */
export function evaluateFields(template: CompiledTemplate, subscriber: SubscriberFields): FieldValues {
  const names = mergeValues(subscriber)
  const values: Record<string, string> = {}
  for (const [field, fragment] of Object.entries(template.fragments)) {
    values[field] = field.startsWith('link:')
      ? (safeHref(evaluateFragment(fragment, names, 'link')) ?? '')
      : evaluateFragment(fragment, names)
  }
  for (const field of template.fields) values[field] = systemValue(field, subscriber)
  if (template.greeting) {
    const { withName, withoutName } = template.greeting
    values.greeting = oneLine(mergePieces(names.name === '' ? withoutName : withName, values, lineValue))
  }
  return values
}

function mergeValues({ reader, system }: SubscriberFields): MergeValues {
  return {
    first_name: firstName(reader.name) ?? '',
    name: plausibleName(reader.name) ?? '',
    email: oneLine(reader.address),
    list_name: oneLine(system.list_name ?? ''),
  }
}

function systemValue(field: string, { system, stepUrls }: SubscriberFields): string {
  const [, step] = /^step_url:(.*)$/s.exec(field) ?? []
  if (step !== undefined) return Object.hasOwn(stepUrls, step) ? (safeHref(stepUrls[step] ?? '') ?? '') : ''
  const given = Object.entries(system).find(([name]) => name === field)?.[1]
  if (given === undefined || (given === '' && NEVER_EMPTY.includes(field))) {
    throw new Error(`The template shows "${field}", which was not given.`)
  }
  return field === 'postal_address' ? postalLine(given) : oneLine(given)
}

/** The HTML part. */
export function mergeHtml(pieces: readonly Piece[], values: FieldValues): string {
  return mergePieces(pieces, values, encodeHtml)
}

/** A header such as the subject. */
export function mergeHeader(pieces: readonly Piece[], values: FieldValues): string {
  return encodeHeader(mergePieces(pieces, values, lineValue))
}

/** The text part, its rows wrapped with the values in place and ended by line feeds. */
export function mergeText(lines: CompiledTemplate['text'], values: FieldValues): string {
  const rows = lines.flatMap((line) => (typeof line === 'string' ? line : textRows(line, values)))
  return `${rows.join('\n').replace(/^\n+/, '')}\n`
}

/** The finished rows of one line, the gap above it included; none where its field or its words are empty. */
export function textRows(line: TextLine, values: FieldValues): string[] {
  if (line.when !== undefined && !values[line.when]) return []
  const text = mergePieces(line.pieces, values, lineValue)
  const rows = line.verbatim ? verbatimRows(text, line) : wrapText(text, line)
  return line.gap === null || rows.length === 0 ? rows : [line.gap, ...rows]
}

function verbatimRows(text: string, { first, rest }: TextLine): string[] {
  return text.split('\n').map((row, index) => (index === 0 ? first : rest) + row)
}

/** What a marketer typed between other words keeps its outer spaces; what is told of a reader or a list has none. */
function lineValue(value: string, field: string): string {
  return field.startsWith('own:') ? unbroken(value) : oneLine(value)
}

function mergePieces(
  pieces: readonly Piece[],
  values: FieldValues,
  encode: (value: string, field: string) => string,
): string {
  let merged = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') merged += piece
    else if ('link' in piece) merged += encode(shownAddress(piece, values), 'click_url')
    else if ('field' in piece) merged += encode(fieldValue(values, piece.field), piece.field)
    else merged += mergePieces(values[piece.when] ? piece.shown : piece.otherwise, values, encode)
  }
  return merged
}

function fieldValue(values: FieldValues, field: string): string {
  const value = values[field]
  if (value === undefined) throw new Error(`The frozen values lack the field "${field}".`)
  return value
}
