import type { ReactNode } from 'react'
import { fieldToken, WHEN_ELSE, WHEN_END, whenStart } from '../../src/core/mail/field-token.ts'

/** The place of a field: it is filled in for each reader after the letter has been rendered. */
export function Merge({ field }: { field: string }) {
  return fieldToken(field)
}

/** Content that is there only if the field is not empty, and what stands there otherwise. */
export function WhenField(props: { field: string; otherwise?: ReactNode; children: ReactNode }) {
  return (
    <>
      {whenStart(props.field)}
      {props.children}
      {props.otherwise && WHEN_ELSE}
      {props.otherwise}
      {WHEN_END}
    </>
  )
}
