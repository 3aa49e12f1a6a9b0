import type { PlacedBlock } from './block-evidence.ts'
import type { PageLayout } from './page-layout.ts'

/** A part of more words is judged by all else that is known of it. */
const mostWords = 60

/** How far up from a block a part may be named, the element of the block itself counted. */
const mostSteps = 4

/** Words around the name of a part that change nothing in what it is; an embed or a panel may well be of the text. */
const before =
  '(?:(?:wp|block|post|article|entry|page|site|blog|content|single|inline|js|[a-z]|the|main|mid|below|after|widget|e?mail|footer|top|bottom|social|section|module|component)-)*'
const after =
  '(?:-(?:box|form|bar|buttons?|links?|list|wrapper|wrap|container|section|block|area|widget|cta|module|banner|inner|outer|content|card|posts?|articles?|stories|reading|signup|notice|icons?|media|title|text|body|description|items?|callout|prompt|\\d+))*'

/** What builders of pages call the parts that go around an article, and what each is in the list of what was left out. */
const partNames: readonly (readonly [what: string, pattern: RegExp])[] = (
  [
    ['sign-up', 'newsletters?|subscribe|subscription-(?:box|form)|sign-?up|opt-?in'],
    ['share-line', 'share|sharing|share-this|sharedaddy|social|addtoany|addthis'],
    ['related', 'related|read-next|recommended'],
    ['comments', 'comments|comment-(?:list|form|body|content|respond|reply)|disqus'],
    ['author-box', 'author-?(?:bio|box|card|profile)|about-(?:the-)?author|author-about|biobox'],
    ['cookie-notice', 'cookies?-?(?:notice|banner|bar|consent|popup|law|policy)'],
    ['notice', 'pop-?up'],
    ['advert', 'promos?|affiliates?(?:-(?:disclosure|disclaimer))?'],
    ['legal-notice', '(?:ftc-|ad-)?(?:disclosure|disclaimer)'],
    ['navigation', 'breadcrumbs?'],
    ['contents', '(?:ez-)?toc|table-of-contents'],
    ['tags', 'tags|tag-?(?:list|links|cloud)'],
  ] as const
).map(([what, names]) => [what, new RegExp(`^${before}(?:${names})${after}$`)])

/**
 * For each block, what the names of the short part around it plainly say that it is instead of article; null where they
 * say no such thing.
 */
export function namedParts(placed: readonly PlacedBlock[], layout: PageLayout): readonly (string | null)[] {
  const known = new Map<Element, string | null>()
  const nameOf = (element: Element): string | null => {
    const name = known.has(element) ? known.get(element) : partName(element)
    known.set(element, name ?? null)
    return name ?? null
  }
  return placed.map(({ block }) => {
    let at: Element | null = block.element
    for (let step = 0; step < mostSteps && at !== null && isShortPart(at, layout); step += 1) {
      const name = nameOf(at)
      if (name !== null) return name
      at = at.parentElement
    }
    return null
  })
}

function isShortPart(element: Element, layout: PageLayout): boolean {
  if (element.tagName === 'PRE' || layout.isFrame(element)) return false
  return layout.placeOf(element).words <= mostWords
}

/** A heading and its section have ids that are made of its words, and say only what it is about. */
const ownNames = /^(?:H[1-6]|PRE|CODE|TD|TH)$/
const withId = /^(?:DIV|ASIDE|FORM|NAV|UL|FOOTER)$/

/** Longer names are no words. */
const longestName = 60
const mostNames = 20

function partName(element: Element): string | null {
  if (ownNames.test(element.tagName)) return null
  const id = withId.test(element.tagName) ? element.getAttribute('id') : null
  const classes = (element.getAttribute('class') ?? '').slice(0, longestName * mostNames).split(/\s+/)
  for (const name of [...classes.slice(0, mostNames), id ?? '']) {
    const found = name.length > longestName ? undefined : whatIsNamed(name)
    if (found !== undefined) return found
  }
  return null
}

function whatIsNamed(name: string): string | undefined {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, '-')
    .replace(/^-|-$/g, '')
  return partNames.find(([, pattern]) => pattern.test(words))?.[0]
}
