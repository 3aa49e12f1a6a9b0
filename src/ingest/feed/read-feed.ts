import { countWords } from '../../core/article/headings/headings.ts'
import { collapse } from '../../core/article/runs.ts'
import { type ArticleProblem, articleProblem, articleWithoutParagraph } from '../article-problems.ts'
import type { FeedEntry, FoundArticle } from '../found-article.ts'
import { type Piece, piecesText } from '../html/dom/dom-pieces.ts'
import { type FeedItem, feedItems } from './feed-items.ts'
import { feedLine, feedPieces } from './feed-words.ts'
import { type DatedEntry, pickEntry } from './pick-entry.ts'

export interface FeedInput {
  readonly fileName: string
  /** Where the feed was fetched from. */
  readonly url: string | null
  /** The number of the entry from 1, or words of its title; the newest by default. */
  readonly entry: string | null
}

/** The article in one entry of an RSS, Atom, RDF or JSON feed. */
export function readFeed(source: string, { fileName, url, entry }: FeedInput): FoundArticle | ArticleProblem {
  const items = feedItems(source, url)
  if (items === null) return articleProblem('broken-feed', fileName, broken)
  const entries = items.map(datedEntry)
  const picked = pickEntry(entries, entry)
  if (picked === null) return noSuchEntry(fileName, entries)
  return entryArticle(picked, { fileName, url, entries })
}

interface Entry extends DatedEntry {
  readonly item: FeedItem
}

function datedEntry(item: FeedItem, index: number): Entry {
  return { number: index + 1, title: feedLine(item.title), date: item.date, item }
}

interface Around {
  readonly fileName: string
  readonly url: string | null
  readonly entries: readonly Entry[]
}

function entryArticle(
  { item, title, number }: Entry,
  { fileName, url, entries }: Around,
): FoundArticle | ArticleProblem {
  const words = item.content ?? item.summary
  if (words === null) return articleWithoutParagraph(fileName)
  if (/^\s*<(?:\?xml|rss|feed|opml|rdf:rdf)\b/i.test(words.value))
    return articleProblem('feed-entry', fileName, feedInFeed)
  const pieces = feedPieces(words, item.url ?? url)
  if (item.url !== null && isOnlyBeginning(item, pieces))
    return articleProblem('feed-entry', fileName, `${onlyBeginning}: ${item.url}`)
  if (pieces.length === 0) return articleWithoutParagraph(fileName)
  const { language, author, date } = item
  const named = { title: title || null, language, url: item.url, author, date }
  return { kind: 'found', ...named, pieces, confidence: null, entry: number, entries: entries.map(listed) }
}

function listed({ number, title }: Entry): FeedEntry {
  return { number, title }
}

/** A summary of fewer words is no article, and one that breaks off is none unless it is long. */
const shortest = 50
const longestCut = 200
const cutOff = /(?:\[?(?:…|\.\.\.)\]?|(?:read|continue) (?:more|reading)\W{0,8}.{0,80})$/i

function isOnlyBeginning({ content, summary }: FeedItem, pieces: readonly Piece[]): boolean {
  if (summary === null && content !== null) return false
  if (content !== null && content.value !== summary?.value) return false
  const text = collapse(piecesText(pieces))
  const words = countWords(text)
  return words < shortest || (words < longestCut && cutOff.test(text.slice(-200)))
}

const broken = 'it is no feed that can be read; check its address, or save the entry as HTML'
const feedInFeed =
  'what the entry holds is again a feed; name that feed itself, or the address of one article'
const onlyBeginning = 'the feed holds only the beginning of this entry; draft its address instead'

/** How many entries a problem lists. */
const mostListed = 10

function noSuchEntry(fileName: string, entries: readonly Entry[]): ArticleProblem {
  if (entries.length === 0)
    return articleProblem('feed-entry', fileName, 'the feed holds no entries; name the address of an article')
  const titles = entries.slice(0, mostListed).map(({ number, title }) => `${number} “${shortened(title)}”`)
  const more = entries.length > mostListed ? ` and ${entries.length - mostListed} more` : ''
  const why = `no entry of the feed has that number or those words in its title; it holds ${titles.join(', ')}${more}`
  return articleProblem('feed-entry', fileName, why)
}

function shortened(title: string): string {
  const clean = title.replace(/[\p{Cc}\p{Cf}]/gu, '') || 'without a title'
  return clean.length > 60 ? `${clean.slice(0, 59).trimEnd()}…` : clean
}
