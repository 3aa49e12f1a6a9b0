import type { Letter } from '../core/mail/letter.ts'
import { MERGE_FIELDS } from '../core/mail/liquid-fragment.ts'
import type { CompiledTemplate } from '../core/mail/template.ts'
import { plainTheme, type Theme } from '../core/mail/theme.ts'
import { compileLetter } from '../render/compile-letter.tsx'
import type { LetterFault } from '../render/letter-template.ts'

export interface CompiledLetter {
  readonly letter: Letter
  readonly template: CompiledTemplate
}

export type CompileLetters =
  | { readonly kind: 'compiled'; readonly letters: readonly CompiledLetter[] }
  | { readonly kind: 'problem'; readonly message: string }

interface PlacedFault {
  readonly fault: LetterFault
  /** As it is told: with the number and the subject of its email. */
  readonly message: string
}

/** Renders each letter once; the first words of the marketer's that cannot be used are told with their place. */
export async function compileLetters(
  letters: readonly Letter[],
  theme: Theme = plainTheme,
): Promise<CompileLetters> {
  const compiled: CompiledLetter[] = []
  const faults: PlacedFault[] = []
  for (const [index, letter] of letters.entries()) {
    const result = await compileLetter(letter, theme)
    if (result.kind === 'compiled') compiled.push({ letter, template: result.template })
    else {
      const message = `Email ${index + 1} (“${letter.subject.text}”): ${faultWords(result)}`
      faults.push({ fault: result, message })
    }
  }
  // Other emails quote a subject, so what is wrong in one is wrong in several places and was typed in the subject.
  const first = faults.find(({ fault }) => fault.where === 'subject') ?? faults[0]
  return first ? { kind: 'problem', message: first.message } : { kind: 'compiled', letters: compiled }
}

function faultWords(fault: LetterFault): string {
  if (fault.kind === 'broken-fragment') return `the ${fault.where} cannot be sent as it is: ${fault.message}.`
  return `the ${fault.where} uses the merge field “${fault.field}”, which does not exist; there are ${MERGE_FIELDS.join(', ')}.`
}
