import type { ReactElement } from 'react'
import type { Sentence } from '../../core/article/document.ts'
import type { Draft, DropReason } from '../../core/draft/draft.ts'
import { textDirection } from '../../core/mail/text-direction.ts'
import { articleRuns, type Run } from '../article-runs.ts'
import type { Trail, Trails } from '../sentence-trails.ts'
import { Blocks, InlineRuns } from './blocks.tsx'

const reasons: Readonly<Record<DropReason, string>> = {
  title: 'title',
  heading: 'heading',
  'generic-heading': 'generic heading, left out',
  boilerplate: 'boilerplate, left out',
  shortcode: 'a shortcode, left out',
  duplicate: 'said before, left out',
  budget: 'left out of the digest',
  user: 'left out by hand',
}

/** The article as it was imported; beside it the number of the email that took each part. */
export function ReviewArticle({ draft, trails }: { draft: Draft; trails: Trails }): ReactElement {
  const { language } = draft.article
  const runs = articleRuns(draft.document, trails)
  return (
    <section className="article" aria-labelledby="article-name">
      <h2 id="article-name" className="pane-name">
        The article
      </h2>
      <div lang={language} dir={textDirection(language)}>
        {runs.map((run) => (
          <RunView key={run.blocks[0]?.id} run={run} trails={trails} />
        ))}
      </div>
    </section>
  )
}

function RunView({ run: { email, blocks }, trails }: { run: Run; trails: Trails }): ReactElement {
  const draw = (sentence: Sentence) => <SourceSentence sentence={sentence} trail={trails.get(sentence.id)} />
  return (
    <div className={email === null ? 'run' : `run e${email}`}>
      {email === null ? null : (
        <a className="disc" href={`#e${email}`} aria-label={`Email ${email}`}>
          {email}
        </a>
      )}
      <Blocks blocks={blocks} draw={draw} topHeading={3} />
    </div>
  )
}

function SourceSentence({ sentence, trail }: { sentence: Sentence; trail: Trail | undefined }): ReactElement {
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
  return <DroppedSentence trail={trail} reason={fate.reason} words={words} />
}

interface DroppedProps {
  readonly trail: Trail
  readonly reason: DropReason
  readonly words: ReactElement
}

/** A sentence in no body: struck out, unless its words live on in a slot. */
function DroppedSentence({ trail: { number, quotedIn }, reason, words }: DroppedProps): ReactElement {
  const heir = quotedIn[0]
  const className = `s s${number} dropped`
  if (!heir) {
    return (
      <span className={className} id={`a${number}`}>
        <s>{words}</s> <small>{reasons[reason]}</small>
      </span>
    )
  }
  return (
    <a className={className} id={`a${number}`} href={`#e${heir.email}`}>
      {words}{' '}
      <small>
        {reasons[reason]}, now {heir.slot} of {heir.email}
      </small>
    </a>
  )
}
