/** A page that only says something. */
export interface Notice {
  readonly title: string
  readonly text: string
  readonly more?: string
  /** Where to go from here. */
  readonly link?: { readonly href: string; readonly words: string }
}

/** A page with one thing to decide. */
export interface Question {
  readonly title: string
  readonly lead: string
  readonly button: string
}
