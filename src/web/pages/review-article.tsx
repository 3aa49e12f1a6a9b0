import type { ReactElement } from 'react'
import type { Sentence } from '../../core/article/document.ts'
import type { Draft, Drop } from '../../core/draft/draft.ts'
import { dropWords, leftOutWords } from '../../core/draft/draft-words.ts'
import { upperFirst } from '../../core/language/words.ts'
import { textDirection } from '../../core/mail/text-direction.ts'
import { articleRuns, type Run } from '../article-runs.ts'
import { headingDepths } from '../heading-depths.ts'
import type { Trail, Trails } from '../sentence-trails.ts'
import { Blocks, InlineRuns } from './blocks.tsx'

/** The article as it was imported; beside it the number of the email that took each part. */
export function ReviewArticle({ draft, trails }: { draft: Draft; trails: Trails }): ReactElement {
  const { language } = draft.article
  const runs = articleRuns(draft.document, trails)
  const depths = headingDepths(runs.flatMap(({ blocks }) => blocks))
  return (
    <section className="article" aria-labelledby="article-name">
      <h2 id="article-name" className="pane-name">
        The article, and where each part went
      </h2>
      <div lang={language} dir={textDirection(language)}>
        {runs.map((run) => (
          <RunView key={run.blocks[0]?.id} run={run} trails={trails} depths={depths} />
        ))}
      </div>
    </section>
  )
}

interface RunProps {
  readonly run: Run
  readonly trails: Trails
  readonly depths: ReadonlyMap<string, number>
}

function RunView({ run: { place, blocks, start }, trails, depths }: RunProps): ReactElement {
  const told = place.kind === 'left-out' ? place.drop : null
  const draw = (sentence: Sentence) => (
    <SourceSentence sentence={sentence} trail={trails.get(sentence.id)} told={told} />
  )
  return (
    <div className={place.kind === 'email' ? `run e${place.email}` : 'run out'}>
      {place.kind === 'email' && (
        <a className="disc" href={`#e${place.email}`} aria-label={`Email ${place.email}`}>
          {place.email}
        </a>
      )}
      {told && (
        <p className="why" lang="en" dir="ltr">
          {upperFirst(leftOutWords(told))}
        </p>
      )}
      <Blocks blocks={blocks} draw={draw} topHeading={3} depths={depths} start={start} />
    </div>
  )
}

interface SourceSentenceProps {
  readonly sentence: Sentence
  readonly trail: Trail | undefined
  /** The reason that stands above the whole run. */
  readonly told: Drop | null
}

function SourceSentence({ sentence, trail, told }: SourceSentenceProps): ReactElement {
  const words = <InlineRuns inlines={sentence.inlines} />
  if (!trail) return words
  const { number, fate } = trail
  if (fate.kind === 'email') {
    return (
      <a className={`s s${number}`} id={`a${number}`} href={`#m${number}`}>
        {words}
      </a>
    )
  }
  if (fate.kind === 'lost') return <mark id={`a${number}`}>{words} (lost)</mark>
  return <DroppedSentence trail={trail} drop={fate.drop} told={told} words={words} />
}

interface DroppedProps {
  readonly trail: Trail
  readonly drop: Drop
  readonly told: Drop | null
  readonly words: ReactElement
}

/** A sentence in no body: why, unless that stands above it already, and the slot in which its words live on. */
function DroppedSentence({ trail, drop, told, words }: DroppedProps): ReactElement {
  const { number, quotedIn } = trail
  const [heir] = quotedIn
  const why = heir ? dropWords(drop) : leftOutWords(drop)
  const isTold = told !== null && dropWords(told) === dropWords(drop)
  return (
    <span className={`s s${number} dropped`} id={`a${number}`}>
      {words}
      {(heir || !isTold) && (
        <small lang="en">
          {isTold ? '' : why}
          {heir && !isTold ? ', ' : ''}
          {heir && (
            <a href={`#e${heir.email}`}>
              now in the {heir.slot} of email {heir.email}
            </a>
          )}
        </small>
      )}
    </span>
  )
}
