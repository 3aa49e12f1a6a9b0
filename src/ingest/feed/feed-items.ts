import { parseFeed } from 'feedsmith'
import { absoluteUrl } from '../html/dom/dom-style.ts'

/** Words of a feed: as HTML, or as plain text. */
export interface FeedWords {
  readonly value: string
  readonly type: 'html' | 'text'
}

/** An entry of a feed in any of its formats. */
export interface FeedItem {
  readonly title: FeedWords | null
  readonly url: string | null
  readonly language: string | null
  readonly author: string | null
  readonly date: string | null
  /** The whole words of the entry, where the feed holds them. */
  readonly content: FeedWords | null
  /** What the feed says about the entry, or its beginning. */
  readonly summary: FeedWords | null
}

/** The entries of a feed in its order, or null where the text is no feed that can be read. */
export function feedItems(source: string, url: string | null): readonly FeedItem[] | null {
  const parsed = parseAny(source)
  if (parsed === null) return null
  switch (parsed.format) {
    case 'rss':
      return (parsed.feed.items ?? []).map((item) => rssItem(item, parsed.feed, url))
    case 'atom':
      return (parsed.feed.entries ?? []).map((entry) => atomItem(entry, parsed.feed, url))
    case 'rdf':
      return (parsed.feed.items ?? []).map((item) => rdfItem(item, parsed.feed, url))
    case 'json':
      return (parsed.feed.items ?? []).map((item) => jsonItem(item, parsed.feed, url))
  }
}

/** Dates stay as the feed writes them. */
function parseAny(source: string) {
  try {
    return parseFeed<string>(source)
  } catch (error) {
    // The parser throws plain errors for what is no feed, and runs out of stack where it is nested too deep.
    if (error instanceof Error) return null
    throw error
  }
}

type Parsed = NonNullable<ReturnType<typeof parseAny>>
type Rss = Extract<Parsed, { format: 'rss' }>['feed']
type Rdf = Extract<Parsed, { format: 'rdf' }>['feed']
type Atom = Extract<Parsed, { format: 'atom' }>['feed']
type Json = Extract<Parsed, { format: 'json' }>['feed']
type One<T extends readonly unknown[] | undefined> = NonNullable<T>[number]

function rssItem(item: One<Rss['items']>, feed: Rss, url: string | null): FeedItem {
  const id = item.guid?.isPermaLink === false ? undefined : item.guid?.value
  return {
    title: loose(item.title),
    url: webUrl(item.link ?? id, feed.link ?? url),
    language: item.dc?.languages?.[0] ?? item.xml?.lang ?? feed.language ?? feed.xml?.lang ?? null,
    author: item.dc?.creators?.[0] ?? item.authors?.[0]?.name ?? null,
    date: item.pubDate ?? item.dc?.dates?.[0] ?? null,
    content: loose(item.content?.encoded),
    summary: loose(item.description),
  }
}

function rdfItem(item: One<Rdf['items']>, feed: Rdf, url: string | null): FeedItem {
  return {
    title: loose(item.title),
    url: webUrl(item.link, feed.link ?? url),
    language: item.dc?.languages?.[0] ?? feed.dc?.languages?.[0] ?? null,
    author: item.dc?.creators?.[0] ?? null,
    date: item.dc?.dates?.[0] ?? null,
    content: loose(item.content?.encoded),
    summary: loose(item.description),
  }
}

function atomItem(entry: One<Atom['entries']>, feed: Atom, url: string | null): FeedItem {
  const link = entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')
  return {
    title: typed(entry.title),
    url: webUrl(link?.href, entry.xml?.base ?? feed.xml?.base ?? url),
    language: entry.xml?.lang ?? feed.xml?.lang ?? null,
    author: entry.authors?.[0]?.name ?? feed.authors?.[0]?.name ?? null,
    date: entry.published ?? entry.updated ?? null,
    content: typed(entry.content),
    summary: typed(entry.summary),
  }
}

function jsonItem(item: One<Json['items']>, feed: Json, url: string | null): FeedItem {
  const html = item.content_html ? { value: item.content_html, type: 'html' as const } : null
  return {
    title: plain(item.title),
    url: webUrl(item.url ?? item.external_url, feed.home_page_url ?? url),
    language: item.language ?? feed.language ?? null,
    author: item.authors?.[0]?.name ?? feed.authors?.[0]?.name ?? null,
    date: item.date_published ?? item.date_modified ?? null,
    content: html ?? plain(item.content_text),
    summary: plain(item.summary),
  }
}

function plain(value: string | undefined): FeedWords | null {
  return value === undefined || value.trim() === '' ? null : { value, type: 'text' }
}

/** RSS does not say whether words are HTML: they are where they hold a tag that closes or a character reference. */
function loose(value: string | undefined): FeedWords | null {
  const words = plain(value)
  return words && /<(?:\/[a-z]|[a-z][^<>]{0,2000}\/>|(?:p|br|img|hr)\b)|&#?\w{1,12};/i.test(words.value)
    ? { ...words, type: 'html' }
    : words
}

function typed(words: { readonly value?: string; readonly type?: string } | undefined): FeedWords | null {
  const { value, type = 'text' } = words ?? {}
  const isText = type === 'text' || type === 'text/plain'
  return plain(value) && { value: value ?? '', type: isText ? 'text' : 'html' }
}

function webUrl(address: string | undefined, base: string | null): string | null {
  const url = address === undefined ? null : absoluteUrl(address.trim(), base)
  return url !== null && /^https?:/.test(url) ? url : null
}
