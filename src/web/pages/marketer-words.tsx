import { Fragment, type ReactElement } from 'react'
import { textDirection } from '../../core/mail/text-direction.ts'
import { holdsRightToLeft } from '../isolated.ts'
import { foreign } from './foreign-words.ts'

/**
 * The marks of an element that holds only a marketer's words: their language, and the direction in which they begin. A
 * page from right to left of the same language keeps its own: a name in Latin letters stands there like any word.
 */
export function marketerMark(
  language: string,
  pageLanguage: string,
): { readonly lang: string | undefined; readonly dir: 'auto' | undefined } {
  const lang = foreign(language, pageLanguage)
  return { lang, dir: lang !== undefined || textDirection(pageLanguage) === 'ltr' ? 'auto' : undefined }
}

interface WithNameProps {
  /** Words of ours around a name. */
  readonly say: (name: string) => string
  readonly name: string
  /** Of the name, where it is not the page's. */
  readonly lang: string | undefined
}

/** Stands in for the name until ours are cut there: an object replacement character, which no words of ours hold. */
const PLACE = '\uFFFC'

/** Words of ours with a name of the marketer's in them, which keeps its own language and direction. */
export function WithName({ say, name, lang }: WithNameProps): ReactElement {
  if (lang === undefined && !holdsRightToLeft(name)) return <>{say(name)}</>
  return (
    <>
      {say(PLACE)
        .split(PLACE)
        .map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no ids and never move
          <Fragment key={index}>
            {index > 0 && <bdi lang={lang}>{name}</bdi>}
            {part}
          </Fragment>
        ))}
    </>
  )
}
