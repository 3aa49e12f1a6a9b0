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

/** RSS 2.0 with whole letters (content:encoded) and a link to itself (Atom, RFC 4287, as the RSS Best Practices Profile asks). */
export async function rssFeed({ archive, publicUrl, description }: FeedOf): Promise<string> {
  const { list, issues } = archive
  const { generateRssFeed } = await import('feedsmith')
  const home = `${publicUrl}/archive/${list.slug}`
  const bodies = await Promise.all(issues.map((issue) => issue.html()))
  const self = { href: `${home}/feed.xml`, rel: 'self', type: 'application/rss+xml' }
  return generateRssFeed({
    title: list.name,
    link: home,
    description,
    language: list.language,
    atom: { links: [self] },
    items: issues.map(({ path, title, preview, at }, index) => ({
      title,
      link: publicUrl + path,
      guid: { value: publicUrl + path, isPermaLink: true },
      description: preview === '' ? title : preview,
      pubDate: new Date(at),
      content: { encoded: bodies[index] ?? '' },
    })),
  })
}

/** JSON Feed 1.1. */
export async function jsonFeed({ archive, publicUrl, description }: FeedOf): Promise<string> {
  const { list, issues } = archive
  const home = `${publicUrl}/archive/${list.slug}`
  const bodies = await Promise.all(issues.map((issue) => issue.html()))
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: list.name,
    home_page_url: home,
    feed_url: `${home}/feed.json`,
    description,
    language: list.language,
    items: issues.map(({ path, title, preview, at, text }, index) => ({
      id: publicUrl + path,
      url: publicUrl + path,
      title,
      ...(preview !== '' && { summary: preview }),
      content_html: bodies[index],
      content_text: text(),
      date_published: new Date(at).toISOString(),
    })),
  })
}
