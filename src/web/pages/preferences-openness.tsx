import type { ReactElement } from 'react'
import type { ListRow } from '../../../db/lists.ts'
import { countedBy } from '../../actions/counted-of.ts'
import { joinNames } from '../../core/mail/join-names.ts'
import { countedKind } from '../../core/sign-up/counting-words.ts'
import { countingWords } from '../words/counting-words.ts'
import type { PreferencesProps } from './preferences-props.ts'
import { haveOneSender, WhoWrites } from './who-writes.tsx'

/** What is counted of the reader, with one switch for all of it, and who writes to them. */
export function Openness({ words, language, preferences }: PreferencesProps): ReactElement {
  const { lists, list, untracked } = preferences
  const theirs = lists.map((place) => place.list)
  return (
    <>
      <Counting language={language} lists={theirs} untracked={untracked} />
      <Senders words={words} language={language} lists={theirs.length === 0 ? [list] : theirs} />
    </>
  )
}

type SendersProps = Pick<PreferencesProps, 'words' | 'language'> & { readonly lists: readonly ListRow[] }

/** One sender is told at once; several are folded, since each needs some lines. */
function Senders({ words, language, lists }: SendersProps): ReactElement {
  const told = <WhoWrites language={language} lists={lists} sendersOnly />
  return (
    <section className="list">
      {haveOneSender(lists) ? (
        told
      ) : (
        <details>
          <summary>{words.emails.senders}</summary>
          {told}
        </details>
      )}
    </section>
  )
}

interface CountingProps {
  readonly language: string
  readonly lists: readonly ListRow[]
  readonly untracked: boolean
}

function Counting({ language, lists, untracked }: CountingProps): ReactElement | null {
  const words = countingWords(language)
  const told = untracked ? [words.untracked] : countingLines(lists, language)
  if (told.length === 0) return null
  return (
    <section className="list" aria-labelledby="counting">
      <h2 id="counting">{words.title}</h2>
      {told.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <form method="post">
        <input type="hidden" name="action" value={untracked ? 'count' : 'uncount'} />
        <button type="submit" className="second">
          {untracked ? words.turnOn : words.turnOff}
        </button>
      </form>
    </section>
  )
}

/** One sentence for the lists that count the same. */
function countingLines(lists: readonly ListRow[], language: string): string[] {
  const { counted } = countingWords(language)
  const byKind = Map.groupBy(lists, (list) => countedKind(countedBy(list)))
  return [...byKind].flatMap(([kind, alike]) => {
    const names = joinNames(
      alike.map(({ name }) => name),
      language,
    )
    return kind === null ? [] : [counted[kind](names)]
  })
}
