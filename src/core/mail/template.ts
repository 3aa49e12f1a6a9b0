/** A field, filled in for one reader when a delivery is frozen. */
export interface FieldPiece {
  readonly field: string
}

/** Pieces that depend on whether a field is empty. */
export interface ConditionalPiece {
  readonly when: string
  readonly shown: readonly Piece[]
  readonly otherwise: readonly Piece[]
}

/**
 * The address of a link that may be counted. It is the link's own, or, where `click_url` is not empty, that with the
 * link's number: links of a template are numbered from 0 in the order in which they stand in its HTML part.
 */
export type LinkPiece =
  | { readonly link: number; readonly href: string }
  /** The address is what this field holds. */
  | { readonly link: number; readonly hrefField: string }

/** A stretch of a compiled text. */
export type Piece = string | FieldPiece | ConditionalPiece | LinkPiece

/** Rows of the text part that are wrapped only once their fields are known. */
export interface TextLine {
  readonly pieces: readonly Piece[]
  /** What stands before the first row, for example "- ". */
  readonly first: string
  /** What stands before each further row, so that they hang below the first. */
  readonly rest: string
  /** The row between this line and the one above it; null leaves none. */
  readonly gap: string | null
  /** Keeps its own line breaks and is never wrapped: code. */
  readonly verbatim?: true
  /** The line is there only if this field is not empty. */
  readonly when?: string
}

/**
 * An email rendered once for a version: literals and fields, no template language. Pure data, kept as
 * JSON by the hash of its content; `renderer` names the code that merges it.
 */
export interface CompiledTemplate {
  readonly renderer: 1
  readonly subject: readonly Piece[]
  /** Which of the two is used depends on whether the reader's name is plausible. */
  readonly greeting: GreetingPieces | null
  readonly html: readonly Piece[]
  /** A plain string is one or more finished rows. */
  readonly text: readonly (string | TextLine)[]
  /** What a marketer typed, as Liquid, by field: `own:…` for words, `link:…` for addresses. */
  readonly fragments: Readonly<Record<string, string>>
  /** The other fields it shows: the footer, the sender, links made for each reader. */
  readonly fields: readonly string[]
}

export interface GreetingPieces {
  readonly withName: readonly Piece[]
  readonly withoutName: readonly Piece[]
}

/** The values of a template's fields for one delivery: what the freeze keeps. */
export type FieldValues = Readonly<Record<string, string>>
