/** What the class, id and role words of an element say about the part of the page that it holds. */
export type ClassSign =
  | 'caption'
  | 'byline'
  | 'share'
  | 'related'
  | 'signUp'
  | 'comment'
  | 'advert'
  | 'chrome'
  | 'body'

/** Stems of class words: a word counts when it begins with one. They are the habits of page builders, not of one site. */
const stems: Readonly<Record<ClassSign, readonly string[]>> = {
  caption: ['caption', 'figcaption', 'cutline', 'credit', 'legend', 'copyright', 'gallery', 'slideshow', 'lightbox'],
  byline: ['byline', 'author', 'bio', 'dateline', 'timestamp', 'date', 'posted', 'published', 'publish', 'meta', 'metadata', 'contributor', 'info'],
  share: ['share', 'sharing', 'social', 'follow', 'facebook', 'twitter', 'addthis', 'sharedaddy', 'print', 'tools'],
  related: ['related', 'recirc', 'recommend', 'more', 'readmore', 'also', 'trending', 'popular', 'promo', 'teaser', 'outbrain', 'taboola', 'next', 'prev', 'pagination', 'pager', 'read', 'mostread', 'latest', 'suggest', 'card'],
  signUp: ['newsletter', 'subscribe', 'subscription', 'signup', 'optin', 'mailchimp', 'form', 'cta', 'donate', 'paywall', 'register', 'login'],
  comment: ['comment', 'comments', 'disqus', 'respond', 'reply', 'replies', 'discussion'],
  advert: ['ad', 'ads', 'advert', 'advertisement', 'sponsor', 'sponsored', 'dfp', 'adsense', 'banner', 'affiliate', 'shop', 'product'],
  chrome: ['nav', 'navigation', 'menu', 'breadcrumb', 'tag', 'tags', 'category', 'categories', 'footer', 'header', 'sidebar', 'aside', 'widget', 'cookie', 'consent', 'modal', 'popup', 'hidden', 'topics', 'toc', 'disclaimer', 'masthead'],
  body: ['articlebody', 'entrycontent', 'postcontent', 'postbody', 'articlecontent', 'articletext', 'storybody', 'bodycopy', 'content'],
}

const signOf = new Map<string, ClassSign>(
  (Object.keys(stems) as ClassSign[]).flatMap((sign) => stems[sign].map((stem) => [stem, sign] as const)),
)

/** The signs that an element's own class, id and role words carry. */
export function classSigns(element: Element): ReadonlySet<ClassSign> {
  const words = ['class', 'id', 'role', 'itemprop', 'data-component']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ')
    .slice(0, 400)
  const signs = new Set<ClassSign>()
  for (const name of words.split(/\s+/)) {
    const parts = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/)
    for (const part of [...parts, parts.join('')]) {
      const sign = signOf.get(part) ?? signOf.get(part.replace(/s$/, ''))
      if (sign) signs.add(sign)
    }
  }
  return signs
}
