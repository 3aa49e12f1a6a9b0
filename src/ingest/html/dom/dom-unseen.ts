import { fewWords } from './dom-walk.ts'

const unseenTags = new Set(
  'script style template noscript svg iframe object embed canvas audio video map button input select textarea datalist output progress meter head title meta link base rp rt annotation annotation-xml'.split(
    ' ',
  ),
)

const unseenClass =
  /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|element-invisible|katex-html)(?:\s|$)/i
const unseenStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i

/** Whether a browser shows nothing of an element that could stand in an email. */
export function isUnseen(element: Element, tag: string): boolean {
  if (unseenTags.has(tag)) return true
  const hidden = element.getAttribute('hidden')
  if (hidden !== null && hidden !== 'until-found') return true
  if (unseenStyle.test(element.getAttribute('style') ?? '')) return true
  return unseenClass.test(element.getAttribute('class') ?? '') || isIcon(element, tag)
}

/** A mark that leads to a place in the page, or that stands for a picture: "#", "¶", "↩". */
function isIcon(element: Element, tag: string): boolean {
  const leads = tag === 'a' && (element.getAttribute('href') ?? '').startsWith('#')
  if (!leads && element.getAttribute('aria-hidden') !== 'true') return false
  const words = fewWords(element, 4)
  return words !== null && !/[\p{L}\p{N}]/u.test(words) && !element.querySelector('img')
}
