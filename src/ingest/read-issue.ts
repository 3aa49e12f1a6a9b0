import type { Letter } from '../core/letter.ts'

export type ReadIssue =
  | { readonly kind: 'read'; readonly issue: { readonly name: string; readonly letter: Letter } }
  | { readonly kind: 'problem'; readonly message: string }

// Placeholder until the real reader is written here.
export function readIssue(_text: string, _fileName: string): ReadIssue {
  return { kind: 'problem', message: 'Issues cannot be read yet.' }
}
