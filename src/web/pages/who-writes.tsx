import type { ReactElement } from 'react'
import type { ListRow } from '../../../db/lists.ts'
import { countedBy } from '../../actions/counted-of.ts'
import { frameWords } from '../../core/mail/frame-phrases.ts'
import { joinNames } from '../../core/mail/join-names.ts'
import { countingSentence } from '../../core/sign-up/counting-words.ts'
import { senderWords } from '../../core/sign-up/sender-words.ts'
import { isolated } from '../isolated.ts'

/** What a page tells of a list besides its name: who writes, where more is said of it, and what is counted. */
export type TellingList = Pick<
  ListRow,
  'name' | 'from_name' | 'postal_address' | 'privacy_url' | 'imprint_url' | 'track_clicks' | 'track_opens'
>

/** Lists of which the same is to be told, each group in the order of its first. */
export function groupAlike<List extends TellingList>(lists: readonly List[]): (readonly [List, ...List[]])[] {
  const groups = [...Map.groupBy(lists, toldOf).values()]
  return groups.flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

/** Whether the same is to be told of two lists. */
export function isAlike(one: TellingList, other: TellingList): boolean {
  return toldOf(one) === toldOf(other)
}

function toldOf(list: TellingList): string {
  const { from_name, postal_address, privacy_url, imprint_url, track_clicks, track_opens } = list
  return JSON.stringify([from_name, postal_address, privacy_url, imprint_url, track_clicks, track_opens])
}

interface WhoWritesProps {
  readonly language: string
  readonly lists: readonly TellingList[]
  /** Leaves out what is counted, where the page says that elsewhere. */
  readonly sendersOnly?: boolean
}

/** Who writes to the readers of some lists; where they differ, each sender stands with the lists that are theirs. */
export function WhoWrites({ language, lists, sendersOnly = false }: WhoWritesProps): ReactElement {
  const groups = groupAlike(sendersOnly ? lists.map(uncounted) : lists)
  return (
    <>
      {groups.map((group) => (
        <div className="who" key={group.map(({ name }) => name).join('\n')}>
          {groups.length > 1 && (
            <p className="hint">
              <b dir="auto">
                {joinNames(
                  group.map(({ name }) => name),
                  language,
                )}
              </b>
            </p>
          )}
          <SenderLine language={language} list={group[0]} />
          <CountingLine language={language} list={group[0]} />
        </div>
      ))}
    </>
  )
}

interface OneProps {
  readonly language: string
  readonly list: TellingList
}

/** Whether the same sender, with the same pages, writes to the readers of all of them. */
export function haveOneSender(lists: readonly TellingList[]): boolean {
  return groupAlike(lists.map(uncounted)).length <= 1
}

function uncounted(list: TellingList): TellingList {
  return { ...list, track_clicks: 0, track_opens: 0 }
}

function SenderLine({ language, list }: OneProps): ReactElement {
  const words = frameWords(language)
  const sender = {
    name: isolated(list.from_name),
    postalAddress: list.postal_address && isolated(list.postal_address),
  }
  return (
    <p className="hint">
      {senderWords(sender, language)}
      {list.privacy_url !== null && (
        <>
          {' · '}
          <a href={list.privacy_url}>{words.privacy}</a>
        </>
      )}
      {list.imprint_url !== null && (
        <>
          {' · '}
          <a href={list.imprint_url}>{words.imprint}</a>
        </>
      )}
    </p>
  )
}

function CountingLine({ language, list }: OneProps): ReactElement | null {
  const sentence = countingSentence(countedBy(list), language)
  return sentence === null ? null : <p className="hint">{sentence}</p>
}
