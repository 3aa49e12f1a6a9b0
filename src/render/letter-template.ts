import { cutAtTokens } from '../core/mail/field-token.ts'
import type { Fragment, MarkedLetter } from '../core/mail/letter-fragments.ts'
import { checkFragment } from '../core/mail/liquid-fragment.ts'
import type { CompiledTemplate, Piece } from '../core/mail/template.ts'
import type { Theme } from '../core/mail/theme.ts'
import { letterLines } from './letter-lines.ts'
import { finishLines } from './text-line.ts'

/** `where` names the part of the letter in plain words: "subject", "address of the button", "body". */
export type LetterFault =
  | { readonly kind: 'unknown-field'; readonly field: string; readonly where: string }
  | { readonly kind: 'broken-fragment'; readonly where: string; readonly message: string }

/** The first thing in a letter that cannot be published as it is, or null; one in the subject comes first. */
export function findFault({ fragments, faults }: MarkedLetter): LetterFault | null {
  const broken = faults.map((fault): LetterFault => ({ kind: 'broken-fragment', ...fault }))
  const found = [...broken, ...fragments.map(fragmentFault).filter((fault) => fault !== null)]
  return found.find(({ where }) => where === 'subject') ?? found[0] ?? null
}

function fragmentFault({ text, where }: Fragment): LetterFault | null {
  const check = checkFragment(text)
  if (check.kind === 'ok') return null
  if (check.kind === 'broken') return { kind: 'broken-fragment', where, message: check.message }
  return { kind: 'unknown-field', field: check.field, where }
}

/** The template of a marked letter around its HTML. */
export function templateOf(
  marked: MarkedLetter,
  theme: Theme,
  html: CompiledTemplate['html'],
): CompiledTemplate {
  const { letter, fragments } = marked
  const lines = letterLines(letter, theme)
  const shown = [...fieldsOf(html), ...lines.flatMap((line) => [...fieldsOf(line.pieces), line.when ?? ''])]
  const own = new Set(['', 'greeting', ...fragments.map((fragment) => fragment.id)])
  return {
    renderer: 1,
    subject: cutAtTokens(letter.subject.text),
    greeting: letter.greeting && {
      withName: cutAtTokens(letter.greeting.withName.text),
      withoutName: cutAtTokens(letter.greeting.withoutName.text),
    },
    html,
    text: finishLines(lines),
    fragments: Object.fromEntries(fragments.map(({ id, text }) => [id, text])),
    fields: [...new Set(shown)].filter((field) => !own.has(field)),
  }
}

/** Every field that pieces show or depend on. */
export function fieldsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => {
    if (typeof piece === 'string') return []
    if ('field' in piece) return [piece.field]
    if ('link' in piece) return ['click_url', ...('hrefField' in piece ? [piece.hrefField] : [])]
    return [piece.when, ...fieldsOf(piece.shown), ...fieldsOf(piece.otherwise)]
  })
}
