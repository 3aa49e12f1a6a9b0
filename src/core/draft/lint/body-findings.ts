import { type Block, blockSentences, blockText, type Sentence } from '../../article/document.ts'
import { promotionScore } from '../../article/roles.ts'
import { ageingWords } from '../../language/ageing.ts'
import { isUnsourcedClaim } from '../../language/claims.ts'
import { startsDangling } from '../../language/dangling.ts'
import { announcesItems, hangingOpening } from '../../language/hanging.ts'
import { LONGEST_LESSON, SHORTEST_LESSON } from '../divide/lesson-lengths.ts'
import type { Finding } from '../draft.ts'
import { type LengthReason, outsideOf } from '../measures/lengths.ts'
import { firstSentence } from '../measures/orphans.ts'
import { opening, type Unjudged, type UnjudgedEmail, warn } from './finding.ts'

/** What an editor would remark in the text itself. */
export function bodyFindings(email: UnjudgedEmail, draft: Unjudged): readonly Finding[] {
  const { language } = draft.document
  return [
    ...lengthFindings(email),
    ...openingFindings(email, language),
    ...email.body.flatMap((block) => claimFindings(blockSentences(block), language)),
    ...ageingFindings(email, language),
    ...promotionFindings(email, draft),
    ...sizeFindings(email.body),
  ]
}

const CAUSES: Readonly<Record<LengthReason, string>> = {
  'too little text': 'join it with another, or write more',
  code: 'the code in it is long and stays whole; link to it instead',
  'a table': 'the table in it is long and stays whole; link to it instead',
  'a long list': 'the list in it is long and stays whole; shorten it',
  'one long paragraph': 'one paragraph in it is long; divide or shorten it',
  text: 'divide it, or leave something out',
}

function lengthFindings(email: UnjudgedEmail): readonly Finding[] {
  const outside = email.kind === 'lesson' ? outsideOf(email) : null
  if (outside === null) return []
  const { words, why } = outside
  if (why === 'too little text') {
    return [warn('short', `The lesson has ${words} words, fewer than ${SHORTEST_LESSON}: ${CAUSES[why]}.`)]
  }
  return [
    warn(
      'long',
      `The lesson has ${words} words, and few readers finish more than ${LONGEST_LESSON}: ${CAUSES[why]}.`,
    ),
  ]
}

/** A first sentence that leans on what another email says. */
function openingFindings({ kind, body }: UnjudgedEmail, language: string): readonly Finding[] {
  const first = firstSentence(body)
  if (!first || body[0]?.kind === 'heading' || first.origin === 'phrase') return []
  if (startsDangling(first.text, language)) {
    return [
      warn(
        'dangling-start',
        `The email begins with “${opening(first.text)}”, which leans on something before it.`,
      ),
    ]
  }
  const hanging = kind === 'lesson' ? hangingOpening(first.text, language) : null
  if (hanging !== null) {
    return [
      warn(
        'hanging-start',
        `The email begins with “${hanging} …”, which leans on something before it: say what is meant.`,
      ),
    ]
  }
  if (!announcesItems(first.text, language) || holdsItems(body)) return []
  return [warn('hanging-start', `“${opening(first.text)}” promises what does not follow in this email.`)]
}

function holdsItems(body: readonly Block[]): boolean {
  const headings = body.filter(({ kind }) => kind === 'heading').length
  const paragraphs = body.filter(({ kind }) => kind === 'paragraph').length
  return headings > 0 || paragraphs > 1 || body.some(({ kind }) => kind !== 'paragraph' && kind !== 'divider')
}

/** A claim or a percentage without a link in its sentence or in one beside it. */
function claimFindings(sentences: readonly Sentence[], language: string): readonly Finding[] {
  return sentences.flatMap((sentence, at) => {
    if (!isUnsourcedClaim(sentence.text, language)) return []
    const near = sentences.slice(Math.max(0, at - 1), at + 2)
    if (near.some(({ inlines }) => inlines.some(({ href }) => href !== undefined))) return []
    return [
      warn(
        'unsourced-claim',
        `“${opening(sentence.text)}” claims something without naming its source: link to it.`,
      ),
    ]
  })
}

const MOST_AGEING = 3

/** Some of the words in an email that are no longer true when it is read, months later. */
function ageingFindings({ body }: UnjudgedEmail, language: string): readonly Finding[] {
  const found = body.flatMap(blockSentences).flatMap(({ text }) => {
    const words = ageingWords(text, language)
    return words === null ? [] : [{ words, text }]
  })
  return found
    .slice(0, MOST_AGEING)
    .map(({ words, text }) =>
      warn('ages', `“${words}” in “${opening(text)}” will not be true for later readers.`),
    )
}

const PROMOTES = 3

/** Promotion belongs at the end: before it, it costs trust. */
function promotionFindings(email: UnjudgedEmail, { emails, document }: Unjudged): readonly Finding[] {
  if (email === emails.at(-1)) return []
  const sentences = email.body.filter(({ kind }) => kind === 'paragraph').map(blockText)
  const promoting = sentences.filter(
    (text) => /[.!?]$/.test(text) && promotionScore(text, document.language) >= PROMOTES,
  )
  return promoting.map((text) =>
    warn(
      'early-promotion',
      `“${opening(text)}” sounds like promotion, which readers take best in the last email.`,
    ),
  )
}

/** In bytes: Gmail cuts off what is longer. */
const CUT_BY_GMAIL = 102 * 1024
const FRAME_BYTES = 5000
const BLOCK_BYTES = 110

/** Estimated from the words, since nothing is rendered yet. */
function sizeFindings(body: readonly Block[]): readonly Finding[] {
  const bytes =
    FRAME_BYTES + body.flatMap(blockSentences).reduce((sum, sentence) => sum + bytesOf(sentence), 0)
  if (bytes <= CUT_BY_GMAIL) return []
  return [
    warn(
      'size',
      `The email has about ${Math.round(bytes / 1024)} KB, and Gmail cuts it off at 102 KB: shorten it.`,
    ),
  ]
}

function bytesOf({ inlines, text }: Sentence): number {
  const links = inlines.reduce(
    (sum, { href }) => sum + (href === undefined ? 0 : href.length + BLOCK_BYTES),
    0,
  )
  return Buffer.byteLength(text) + BLOCK_BYTES + links
}
