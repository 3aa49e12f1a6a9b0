import { tagOf, walkDom } from '../dom/dom-walk.ts'

const chromeTags = new Set(
  'nav aside footer form iframe button input select textarea script noscript object embed dialog menu'.split(
    ' ',
  ),
)

/** With a larger share of its letters in links, a page is more than an article. */
const mostLinked = 0.3

/**
 * Whether a page holds an article and nothing else, as an editor or a word processor writes it: no menus, forms,
 * scripts or footers, and links only here and there. All of it is the article then.
 */
export function isPlainPage(body: Element): boolean {
  let plain = true
  let links = 0
  let [letters, linked] = [0, 0]
  walkDom(body, {
    enter: (element) => {
      const tag = tagOf(element)
      plain &&= !chromeTags.has(tag)
      if (tag === 'a' && element.hasAttribute('href')) links += 1
      return tag !== 'style'
    },
    leave: (element) => {
      if (tagOf(element) === 'a' && element.hasAttribute('href')) links -= 1
    },
    text: (words) => {
      letters += words.trim().length
      if (links > 0) linked += words.trim().length
    },
  })
  return plain && linked <= letters * mostLinked
}
