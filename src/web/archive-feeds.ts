import type { Archive } from '../actions/read-archive.ts'

/** How many issues a feed holds. */
export const FEED_LENGTH = 20

export interface FeedOf {
  readonly archive: Archive
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** What the feed says of itself. */
  readonly description: string
}

/** RSS 2.0, with a link to itself (Atom, RFC 4287, as the RSS Best Practices Profile asks). */
export async function rssFeed({ archive, publicUrl, description }: FeedOf): Promise<string> {
  const { list, issues } = archive
  const { generateRssFeed } = await import('feedsmith')
  const home = `${publicUrl}/archive/${list.slug}`
  const self = { href: `${home}/feed.xml`, rel: 'self', type: 'application/rss+xml' }
  return generateRssFeed({
    title: list.name,
    link: home,
    description,
    language: list.language,
    atom: { links: [self] },
    items: issues.map(({ path, title, preview, at }) => ({
      title,
      link: publicUrl + path,
      guid: { value: publicUrl + path, isPermaLink: true },
      description: preview === '' ? title : preview,
      pubDate: new Date(at),
    })),
  })
}

/** JSON Feed 1.1. */
export function jsonFeed({ archive, publicUrl, description }: FeedOf): string {
  const { list, issues } = archive
  const home = `${publicUrl}/archive/${list.slug}`
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: list.name,
    home_page_url: home,
    feed_url: `${home}/feed.json`,
    description,
    language: list.language,
    items: issues.map(({ path, title, preview, at, text }) => ({
      id: publicUrl + path,
      url: publicUrl + path,
      title,
      ...(preview !== '' && { summary: preview }),
      content_text: text(),
      date_published: new Date(at).toISOString(),
    })),
  })
}
