import type { ReactElement } from 'react'
import type { Again } from '../take-form.ts'
import { signUpGuardWords } from '../words/sign-up-guard-words.ts'

interface AgainProps {
  readonly again: Again | null
  readonly language: string
}

/** What is asked of the visitor before the form is taken, above it; null where that is said at a field. */
export function AgainNote({ again, language }: AgainProps): ReactElement | null {
  const words = signUpGuardWords(language)
  if (again?.kind !== 'again' && again?.kind !== 'challenge-failed') return null
  return (
    <p className="error" role="alert">
      {again.kind === 'again' ? words.again : words.challengeFailed}
    </p>
  )
}

/** What is wrong with an address that is well formed, or null. */
export function addressRefusal({ again, language }: AgainProps, address: string): string | null {
  if (again?.kind !== 'refused') return null
  const { refused } = signUpGuardWords(language)
  if (again.why !== 'no-mail-server') return refused[again.why]
  return refused[again.why](address.slice(address.lastIndexOf('@') + 1).trim())
}
