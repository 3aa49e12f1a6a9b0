import type { ReactElement } from 'react'
import type { Sentence } from '../../core/article/document.ts'
import type { Email, Slot } from '../../core/draft/draft.ts'
import { frameWords, postscript, tipWords } from '../../core/mail/frame-phrases.ts'
import { headingDepths } from '../heading-depths.ts'
import type { Trails } from '../sentence-trails.ts'
import { Blocks, InlineRuns } from './blocks.tsx'
import { SlotWords } from './slot-words.tsx'

interface LetterProps {
  readonly email: Email
  readonly trails: Trails
  readonly language: string
  /** Who signs where the letter names nobody. */
  readonly sender: string
}

/** An email in the order in which it is read, each of its sentences tied to the article. */
export function ReviewLetter({ email, trails, language, sender }: LetterProps): ReactElement {
  const { tip, cta, ps } = email
  const line = (slot: Slot | null, className?: string) => (
    <SlotLine slot={slot} trails={trails} className={className} />
  )
  const draw = (sentence: Sentence) => <MailSentence sentence={sentence} trails={trails} />
  return (
    <div className="letter-body">
      {line(email.greeting)}
      {line(email.opener)}
      <Blocks blocks={email.body} draw={draw} topHeading={4} depths={headingDepths(email.body)} />
      {tip && (
        <div className="tip">
          <b>{frameWords(language).tip}</b>
          {line({ ...tip, text: tipWords(tip.text) })}
        </div>
      )}
      {line(cta.label, cta.kind === 'link' ? 'button' : undefined)}
      <EarlierEmails links={email.links} words={frameWords(language).earlier} />
      {email.signoff ? line(email.signoff, 'signoff') : <p>{sender}</p>}
      {ps && line({ ...ps, text: postscript(ps.text) })}
    </div>
  )
}

interface SlotLineProps {
  readonly slot: Slot | null
  readonly trails: Trails
  readonly className: string | undefined
}

function SlotLine({ slot, trails, className }: SlotLineProps): ReactElement | null {
  if (!slot) return null
  return (
    <p className={className}>
      <SlotWords slot={slot} trails={trails} />
    </p>
  )
}

function EarlierEmails({
  links,
  words,
}: Pick<Email, 'links'> & { readonly words: string }): ReactElement | null {
  if (links.length === 0) return null
  return (
    <>
      <p>{words}</p>
      <ul>
        {links.map(({ email, label }) => (
          <li key={email}>{label}</li>
        ))}
      </ul>
    </>
  )
}

function MailSentence({ sentence, trails }: { sentence: Sentence; trails: Trails }): ReactElement {
  const words = <InlineRuns inlines={sentence.inlines} />
  const trail = trails.get(sentence.id)
  if (!trail) return sentence.origin === 'own' ? <span className="own">{words}</span> : words
  return (
    <a className={`s s${trail.number}`} id={`m${trail.number}`} href={`#a${trail.number}`}>
      {words}
    </a>
  )
}
