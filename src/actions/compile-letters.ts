import type { Letter } from '../core/mail/letter.ts'
import { MERGE_FIELDS } from '../core/mail/liquid-fragment.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { type CompileResult, compileLetter } from '../render/compile-letter.tsx'

export interface CompiledLetter {
  readonly letter: Letter
  readonly template: CompiledTemplate
}

export type CompileLetters =
  | { readonly kind: 'compiled'; readonly letters: readonly CompiledLetter[] }
  | { readonly kind: 'problem'; readonly message: string }

/** Renders each letter once; the first one whose own words cannot be used is told with its place. */
export async function compileLetters(letters: readonly Letter[]): Promise<CompileLetters> {
  const compiled: CompiledLetter[] = []
  for (const [index, letter] of letters.entries()) {
    const result = await compileLetter(letter)
    if (result.kind !== 'compiled') {
      return {
        kind: 'problem',
        message: `Email ${index + 1} (“${letter.subject.text}”): ${faultWords(result)}`,
      }
    }
    compiled.push({ letter, template: result.template })
  }
  return { kind: 'compiled', letters: compiled }
}

function faultWords(fault: Exclude<CompileResult, { kind: 'compiled' }>): string {
  if (fault.kind === 'broken-fragment') return `the ${fault.where} cannot be sent as it is: ${fault.message}.`
  return `the ${fault.where} uses the merge field “${fault.field}”, which does not exist; there are ${MERGE_FIELDS.join(', ')}.`
}
