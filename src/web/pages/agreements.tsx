import type { ReactElement } from 'react'
import type { Agreement } from '../../actions/confirm.ts'
import { subscribeWords } from '../words/subscribe-words.ts'
import { marketerMark } from './marketer-words.tsx'

interface AgreementsProps {
  readonly language: string
  readonly agreements: readonly Agreement[]
}

/** What pressing the button agrees to, list by list, in each list's own words. */
export function Agreements({ language, agreements }: AgreementsProps): ReactElement {
  return (
    <section aria-labelledby="agreed">
      <p className="soft" id="agreed">
        {subscribeWords(language).agreed}
      </p>
      {agreements.map(({ list, text }) => (
        <blockquote key={list.id} className="agreed" {...marketerMark(list.language, language)}>
          <p>
            <b>{list.name}</b>
          </p>
          <p>{text}</p>
        </blockquote>
      ))}
    </section>
  )
}
