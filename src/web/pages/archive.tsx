import type { ReactElement } from 'react'
import type { Archive } from '../../actions/read-archive.ts'
import { spokenLanguage } from '../../core/language/reader-language.ts'
import { isolated } from '../isolated.ts'
import type { PageLook } from '../page-look.ts'
import type { ArchiveWords } from '../words/archive-words.ts'
import { marketerMark } from './marketer-words.tsx'
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
  const name = isolated(list.name)
  const title = words.title(name)
  const mark = marketerMark(list.language, spokenLanguage(list.language))
  const home = `/archive/${list.slug}`
  const days = daysOf(list)
  return (
    <Page title={title} language={list.language} look={look} head={<FeedLinks home={home} />}>
      <main>
        <h1>{title}</h1>
        <p className="lead">{issues.length === 0 ? words.empty : words.lead(name)}</p>
        <ol className="letters">
          {issues.map(({ path, title: subject, at }) => (
            <li key={path}>
              <a href={path} {...mark}>
                {subject}
              </a>
              <time dateTime={new Date(at).toISOString()}>{days.format(at)}</time>
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

/** One for all of a page, since making it takes longer than what it writes. */
function daysOf({ language, zone }: Archive['list']): Intl.DateTimeFormat {
  const locale = language === 'en' ? 'en-GB' : language
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: zone })
}
