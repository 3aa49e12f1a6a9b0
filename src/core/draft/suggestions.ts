import { type Block, blockSentences, type Sentence } from '../article/document.ts'
import { isBalanced } from '../language/clauses.ts'
import { leadingConnective, namesThisArticle, referenceIn } from '../language/dangling.ts'
import { topicStemList } from '../language/stop-words.ts'
import { upperFirst } from '../language/words.ts'
import type { Suggestion } from './draft.ts'
import type { PlannedEmail } from './plan-emails.ts'
import type { Reading } from './reading.ts'

/** Edits that a marketer may want to make; none is ever made for them. */
export function suggestEdits({ kind, body }: PlannedEmail, reading: Reading): readonly Suggestion[] {
  const sentences = body.flatMap(blockSentences).filter(({ origin }) => origin === 'source')
  const closing = kind === 'lesson' ? closingSentences(body) : []
  return [
    ...closing.filter((sentence) => saysNothingNew(sentence, reading)).map(cut),
    ...sentences.flatMap((sentence) => withoutConnective(sentence, reading)),
    ...sentences.flatMap((sentence) => aboutThePage(sentence, reading)),
  ]
}

/** The last sentence of each section of the body, where it closes a paragraph of text. */
function closingSentences(body: readonly Block[]): readonly Sentence[] {
  const lasts = body.filter((_, index) => {
    const next = body[index + 1]
    return next === undefined || next.kind === 'heading'
  })
  const closing = lasts.flatMap((block) => (block.kind === 'paragraph' ? block.sentences.slice(-1) : []))
  const first = body.flatMap(blockSentences)[0]
  return closing.filter((sentence) => sentence !== first)
}

const MOSTLY = 0.33

/** A third of its words are those of title and headings, or it ends on the topic: a closing flourish. */
function saysNothingNew({ text }: Sentence, { titleStems, headingStems, topic, language }: Reading): boolean {
  const stems = topicStemList(text, language)
  const known = stems.filter((stem) => titleStems.has(stem) || headingStems.has(stem))
  const ending = text.replace(/[.!?”’"')\s]+$/, '').toLowerCase()
  return (
    known.length >= 2 && (known.length / stems.length > MOSTLY || ending.endsWith(topic.text.toLowerCase()))
  )
}

function cut({ id, text }: Sentence): Suggestion {
  return { what: `Leave out “${text}”`, sentence: id, why: 'It closes the part but says nothing new.' }
}

function withoutConnective({ id, text }: Sentence, { language }: Reading): readonly Suggestion[] {
  const connective = isBalanced(text) ? leadingConnective(text, language) : null
  if (connective === null) return []
  const rest = upperFirst(text.slice(connective.length))
  const start = rest.split(' ').slice(0, 6).join(' ')
  return [
    {
      what: `Begin with “${start} …”`,
      sentence: id,
      why: `“${connective.trim().replace(/,$/, '')}” can go: the sentence stands without it.`,
    },
  ]
}

function aboutThePage({ id, text }: Sentence, { language }: Reading): readonly Suggestion[] {
  const reference = referenceIn(text, language)
  if (reference === null || !namesThisArticle(reference, language)) return []
  return [
    {
      what: `Say “in this series” for “${reference}”`,
      sentence: id,
      why: 'Readers have an email before them.',
    },
  ]
}
