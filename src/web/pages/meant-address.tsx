import type { ReactElement, ReactNode } from 'react'
import { parseAddress } from '../../core/address.ts'
import { signUpGuardWords } from '../words/sign-up-guard-words.ts'

interface MeantProps {
  readonly language: string
  readonly typed: string
  readonly meant: string
  /** The fields that go along, hidden. */
  readonly children: ReactNode
}

/**
 * The answers to "did you mean": to take the address that was probably meant, or to keep what was typed where that is
 * an address. Nothing in this form can be typed into, so that no Enter key answers by accident.
 */
export function MeantAddress({ language, typed, meant, children }: MeantProps): ReactElement {
  const words = signUpGuardWords(language)
  return (
    <form method="post" className="meant">
      {children}
      <input type="hidden" name="address" value={typed} />
      <button type="submit" name="meant" value={meant}>
        {words.takeMeant(meant)}
      </button>
      {parseAddress(typed) !== null && (
        <button type="submit" name="kept" value={typed} className="second">
          {words.keepTyped(typed)}
        </button>
      )}
    </form>
  )
}
