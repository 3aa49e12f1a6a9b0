import type { ReactElement } from 'react'
import type { Archive } from '../../actions/read-archive.ts'
import type { PageLook } from '../page-look.ts'
import type { ArchiveWords } from '../words/archive-words.ts'
import { Page } from './page.tsx'

export interface ArchiveProps {
  readonly archive: Archive
  readonly words: ArchiveWords
  readonly look: PageLook | null
  /** Where newer and older issues are listed; null where there are none. */
  readonly newer: string | null
  readonly older: string | null
}

/** Every letter of a list that has gone out, for anybody. */
export function ArchivePage({ archive, words, look, newer, older }: ArchiveProps): ReactElement {
  const { list, issues } = archive
  const title = words.title(list.name)
  const home = `/archive/${list.slug}`
  return (
    <Page title={title} language={list.language} look={look} head={<FeedLinks home={home} />}>
      <main>
        <h1>{title}</h1>
        <p className="lead">{issues.length === 0 ? words.empty : words.lead(list.name)}</p>
        <ol className="letters">
          {issues.map(({ path, title: subject, at }) => (
            <li key={path}>
              <a href={path}>{subject}</a>
              <LocalDay at={at} language={list.language} zone={list.zone} />
            </li>
          ))}
        </ol>
        <nav className="turn">
          {newer !== null && <a href={newer}>{words.newer}</a>}
          {older !== null && <a href={older}>{words.older}</a>}
        </nav>
        <p>
          <a href={`/subscribe/${list.slug}`}>{words.subscribe}</a>
        </p>
        <p className="soft">
          {words.feeds} <a href={`${home}/feed.xml`}>RSS</a>, <a href={`${home}/feed.json`}>JSON Feed</a>
        </p>
      </main>
    </Page>
  )
}

/** For feed readers that are given the address of the page. */
function FeedLinks({ home }: { home: string }): ReactElement {
  return (
    <>
      <link rel="alternate" type="application/rss+xml" title="RSS" href={`${home}/feed.xml`} />
      <link rel="alternate" type="application/feed+json" title="JSON Feed" href={`${home}/feed.json`} />
    </>
  )
}

function LocalDay({ at, language, zone }: { at: number; language: string; zone: string }): ReactElement {
  const locale = language === 'en' ? 'en-GB' : language
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone }).format(at)
  return <time dateTime={new Date(at).toISOString()}>{day}</time>
}
