import { Fragment, type ReactNode } from 'react'
import type { Inline, Mark, Sentence } from '../../src/core/article/document.ts'
import { mayBeCounted } from '../../src/core/mail/counted-links.ts'
import { fieldInToken, linkToken } from '../../src/core/mail/field-token.ts'
import { LAST_PARAGRAPH, type Look, PARAGRAPH } from '../theme.ts'
import { WhenField } from './merge.tsx'
import type { WritingMark } from './our-words.tsx'

/** Sentences in one run, a space between them, with their marks and links. */
export function Sentences({ sentences, look }: { sentences: readonly Sentence[]; look: Look }) {
  return sentences.map((sentence, index) => (
    <Fragment key={sentence.id}>
      {index > 0 && ' '}
      <Inlines inlines={sentence.inlines} look={look} />
    </Fragment>
  ))
}

export function Inlines({ inlines, look }: { inlines: readonly Inline[]; look: Look }) {
  return inlines.map((inline, index) => {
    const words = marked(inline.text, inline.marks, look)
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no ids and never move
    return <Fragment key={index}>{linked(words, inline.href, look)}</Fragment>
  })
}

function marked(text: string, marks: readonly Mark[], look: Look): ReactNode {
  return marks.reduceRight<ReactNode>((inner, mark) => markedOnce(inner, mark, look), text)
}

function markedOnce(inner: ReactNode, mark: Mark, look: Look): ReactNode {
  if (mark === 'strong') return <strong>{inner}</strong>
  if (mark === 'emphasis') return <em>{inner}</em>
  return <code style={{ fontFamily: look.theme.mono, background: look.theme.light.soft }}>{inner}</code>
}

/** A link whose address is only known for each reader leaves its words alone where the address is empty. */
function linked(words: ReactNode, href: string | undefined, look: Look): ReactNode {
  if (href === undefined || href === '') return words
  const link = <LetterLink href={addressOf(href)} look={look} words={words} />
  const field = fieldInToken(href)
  if (field === null) return link
  return (
    <WhenField field={field} otherwise={words}>
      {link}
    </WhenField>
  )
}

/** The address of a link of the letter's own: one that may be counted, where it leads to the web. */
export function addressOf(href: string): string {
  return fieldInToken(href) !== null || mayBeCounted(href) ? linkToken(href) : href
}

/** An underlined link in the letter's one colour. */
export function LetterLink({ href, look, words }: { href: string; look: Look; words: ReactNode }) {
  return (
    <a href={href} style={{ color: look.theme.light.accent, textDecoration: 'underline' }}>
      {words}
    </a>
  )
}

interface LinesProps {
  readonly text: string
  readonly mark?: WritingMark
  /** Whether it ends a frame, which keeps the distance below. */
  readonly last?: boolean
}

/** A paragraph of a slot; a line break that was typed is kept. */
export function Lines({ text, mark = {}, last = false }: LinesProps) {
  return (
    <p {...mark} style={last ? LAST_PARAGRAPH : PARAGRAPH}>
      <Broken text={text} />
    </p>
  )
}

function Broken({ text }: { text: string }) {
  return text.split('\n').map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no ids and never move
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ))
}
