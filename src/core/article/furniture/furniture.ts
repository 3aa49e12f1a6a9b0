/** What a block that is no part of the article is. */
export type Furniture =
  | 'share-line'
  | 'byline'
  | 'author-box'
  | 'related'
  | 'sign-up'
  | 'copyright'
  | 'legal-notice'
  | 'cookie-notice'
  | 'navigation'
  | 'tags'
  | 'comments'
  | 'image-credit'
  | 'contents'
  | 'publication-note'

/** Where a line may stand to be furniture: the first two blocks, the last fifth, either, or anywhere. */
export type FurniturePlace = 'top' | 'end' | 'edges' | 'anywhere'

/** Words that make a short block furniture in some place. */
export interface FurnitureLine {
  readonly what: Furniture
  readonly place: FurniturePlace
  readonly mostWords: number
  readonly pattern: RegExp
  /** Most of its words must be links, where the article has links at all. */
  readonly linked?: true
}

/** A heading whose whole section is furniture. */
export interface FurnitureHeading {
  readonly what: Furniture
  readonly pattern: RegExp
  readonly mostWords: number
  readonly linked?: true
}

/** The furniture of one language. */
export interface FurnitureWords {
  readonly lines: readonly FurnitureLine[]
  readonly headings: readonly FurnitureHeading[]
  /** A writer introduced by name (group 1) and job. */
  readonly biography: RegExp
  /** Leads to a table of contents. */
  readonly contents: RegExp
}

/** What share lines name, in any language: an alternation for a pattern that ignores case. */
export const networks =
  'facebook|twitter|x(?: \\(twitter\\))?|linked ?in|whats ?app|pinterest|reddit|instagram|bluesky|mastodon|threads|telegram|xing|youtube|rss|e-?mail|print|copy link|link'
