import { collapse } from '../../../core/article/runs.ts'
import { absoluteUrl } from '../dom/dom-style.ts'

/** What a page says of itself in its head. */
export interface PageHead {
  readonly title: string | null
  readonly language: string | null
  /** The address that it names as its own, where it is on the web. */
  readonly url: string | null
  /** What its relative addresses are read from. */
  readonly base: string | null
  readonly author: string | null
  readonly date: string | null
}

/** Reads the head of a page; `fetched` is where it came from. */
export function readHead(document: Document, fetched: string | null): PageHead {
  const named = document.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const url = webUrl(named ?? metaOf(document, 'og:url'), fetched)
  const own = document.querySelector('base[href]')?.getAttribute('href')
  const { documentElement: root } = document
  return {
    title: textOf(document.querySelector('head title, title')?.textContent),
    language:
      textOf(root.getAttribute('lang') ?? root.getAttribute('xml:lang')) ?? metaOf(document, 'og:locale'),
    url,
    base: webUrl(own ?? null, fetched ?? url) ?? fetched ?? url,
    author: personOf(metaOf(document, 'author') ?? metaOf(document, 'article:author')),
    date: metaOf(document, 'article:published_time') ?? metaOf(document, 'date'),
  }
}

function metaOf(document: Document, name: string): string | null {
  const meta = document.querySelector(`meta[name="${name}"], meta[property="${name}"]`)
  return textOf(meta?.getAttribute('content'))
}

function textOf(value: string | null | undefined): string | null {
  const text = collapse(value ?? '')
  return text === '' ? null : text
}

/** Some pages give an address where the name of a person belongs. */
function personOf(name: string | null): string | null {
  return name === null || /^https?:/i.test(name) ? null : name
}

function webUrl(address: string | null, base: string | null): string | null {
  const url = address === null ? null : absoluteUrl(address, base)
  return url !== null && /^https?:/.test(url) ? url : null
}
