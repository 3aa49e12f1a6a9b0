/** What class, id and role words or a tag say about the part of a page that an element holds. */
export type PartSign =
  | 'caption'
  | 'byline'
  | 'comment'
  | 'chrome'
  | 'share'
  | 'related'
  | 'signUp'
  | 'advert'
  | 'aside'
  | 'figure'
  | 'item'
  | 'table'
  | 'quote'
  | 'small'
  | 'link'

/** Words that builders of many pages use for their parts; plurals count too. */
const wordsOf: Partial<Record<PartSign, string>> = {
  caption: 'caption figcaption cutline credit legend copyright gallery slideshow lightbox',
  byline: 'byline author bio dateline timestamp date posted published publish meta metadata contributor info',
  comment: 'comment disqus respond reply replies discussion',
  chrome:
    'nav navigation menu breadcrumb tag category categories footer header sidebar aside widget cookie consent modal popup hidden topic toc disclaimer masthead',
  share: 'share sharing social follow facebook twitter addthis sharedaddy print tool',
  related:
    'related recirc recommend more readmore also trending popular promo teaser outbrain taboola next prev pagination pager read mostread latest suggest card',
  signUp: 'newsletter subscribe subscription signup optin mailchimp form cta donate paywall register login',
  advert: 'ad advert advertisement sponsor sponsored dfp adsense banner affiliate shop product',
  small: 'small',
}

const tagsOf: Partial<Record<PartSign, string>> = {
  aside: 'ASIDE NAV FOOTER HEADER FORM BUTTON',
  figure: 'FIGURE FIGCAPTION',
  item: 'LI DT DD',
  table: 'TD TH',
  quote: 'BLOCKQUOTE',
  small: 'SMALL SUB',
  link: 'A',
}

const signOfWord = signsBy(wordsOf)
const signOfTag = signsBy(tagsOf)

function signsBy(lists: Partial<Record<PartSign, string>>): ReadonlyMap<string, PartSign> {
  const pairs = Object.entries(lists).flatMap(([sign, list]) => list.split(' ').map((word) => [word, sign]))
  return new Map(pairs.map(([word, sign]) => [word ?? '', sign as PartSign]))
}

const attributes = ['class', 'id', 'role', 'itemprop', 'data-component']

/** Longer lists of names say nothing more and would cost time. */
const longestNames = 400

/** The signs that an element itself carries; those of the elements around it are not counted. */
export function signsOf(element: Element): readonly PartSign[] {
  const signs = new Set<PartSign>()
  const tag = signOfTag.get(element.tagName)
  if (tag) signs.add(tag)
  const names = attributes.map((name) => element.getAttribute(name) ?? '').join(' ')
  for (const name of names.slice(0, longestNames).split(/\s+/)) {
    for (const word of partsOfName(name)) {
      const sign = signOfWord.get(word) ?? signOfWord.get(word.replace(/s$/, ''))
      if (sign) signs.add(sign)
    }
  }
  return [...signs]
}

/** "postMeta-date" is post, meta, date and all of them as one word. */
function partsOfName(name: string): readonly string[] {
  const parts = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
  return [...parts, parts.join('')]
}
