/** Something that a marketer's sign-up form asks besides address and name. */
export interface ListField {
  /** Lower-case letters, digits and underscores, at most 40; never `__proto__` and the like. */
  readonly key: string
  readonly label: string
  readonly kind: 'text' | 'choice'
  /** For a choice: what may be chosen. */
  readonly options: readonly string[]
  readonly required: boolean
}
