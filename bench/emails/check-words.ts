import { parseHTML } from 'linkedom'
import type { Checked, CheckRun, Finding } from './finding.ts'

/** Both parts of an email say the same, word for word and in the same order. */
export function checkWords(all: readonly Checked[]): CheckRun {
  return {
    check: 'words',
    asks: 'the text part has the words of the HTML part',
    looked: all.length,
    remark: '',
    skipped: false,
    findings: all.flatMap(differentWords),
  }
}

function differentWords({ name, message }: Checked): Finding[] {
  const html = htmlWords(message.html)
  const text = textWords(message.text)
  const at = html.findIndex((word, index) => word !== text[index])
  if (at < 0 && html.length === text.length) return []
  const from = at < 0 ? html.length : at
  const near = (words: readonly string[]) => words.slice(Math.max(0, from - 2), from + 4).join(' ')
  const detail = `“${near(html)}” in HTML, “${near(text)}” in text`
  return [{ check: 'words', what: 'other words', client: '', where: name, detail }]
}

/** What no reader sees or hears: the head, what is hidden on purpose, comments for Outlook. */
const UNSEEN = 'head, style, script, [data-skip-in-text]'

/** The words of the HTML part in their order; a picture is its alt text, and an ordered list has its numbers. */
export function htmlWords(html: string): string[] {
  const { document } = parseHTML(html.replace(/<!--.*?-->/gs, ''))
  for (const unseen of document.querySelectorAll(UNSEEN)) unseen.remove()
  for (const list of document.querySelectorAll('ol')) numberItems(list)
  for (const picture of document.querySelectorAll('img'))
    picture.replaceWith(` ${picture.getAttribute('alt') ?? ''} `)
  for (const block of document.querySelectorAll('p,td,th,li,div,h1,h2,h3,br,pre,blockquote'))
    block.append(' ')
  return wordsOf([...document.children].map(({ textContent }) => textContent).join(' '))
}

function numberItems(list: Element): void {
  const start = Number(list.getAttribute('start') ?? 1)
  const items = [...list.children].filter(({ tagName }) => tagName === 'LI')
  for (const [index, item] of items.entries()) item.prepend(`${start + index}. `)
}

/** The words of the text part; addresses do not count, since HTML has them in its markup. */
export function textWords(text: string): string[] {
  return wordsOf(text.replace(/<?(?:https?:|mailto:|tel:)[^\s>]+>?/g, ' '))
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}
