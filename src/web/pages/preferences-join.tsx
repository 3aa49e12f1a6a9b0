import type { ReactElement } from 'react'
import type { ListRow } from '../../../db/lists.ts'
import type { PreferencesWords } from '../words/preferences-shape.ts'
import { foreign } from './foreign-words.ts'
import { marketerMark, WithName } from './marketer-words.tsx'
import { WhoWrites } from './who-writes.tsx'

interface JoinProps {
  readonly words: PreferencesWords
  readonly language: string
  readonly lists: readonly ListRow[]
}

/** Other lists, each with what joining it means. */
export function JoinableLists({ words, language, lists }: JoinProps): ReactElement | null {
  if (lists.length === 0) return null
  return (
    <section className="list" aria-labelledby="join">
      <h2 id="join">{words.join.title}</h2>
      <p>{words.join.lead}</p>
      {lists.map((list) => (
        <form key={list.id} method="post">
          <input type="hidden" name="action" value="join" />
          <input type="hidden" name="list" value={list.id} />
          <input type="hidden" name="consent" value={list.consent_version} />
          <h3 {...marketerMark(list.language, language)}>{list.name}</h3>
          <p {...marketerMark(list.language, language)}>{list.consent_text}</p>
          <WhoWrites language={language} lists={[list]} />
          <button type="submit" className="second">
            <WithName say={words.join.button} name={list.name} lang={foreign(list.language, language)} />
          </button>
        </form>
      ))}
    </section>
  )
}
