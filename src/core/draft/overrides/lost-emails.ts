import { type Block, blockSentences, type Sentence } from '../../article/document.ts'
import { mapParagraphs } from '../../article/map-paragraphs.ts'
import type { Email, Finding } from '../draft.ts'
import type { PlannedEmail } from '../plan-emails.ts'
import { holdsWords } from './arrange-bodies.ts'
import { type Edit, type EmailOverrides, type SlotName, slotText } from './overrides.ts'

/**
 * Whether nothing of an email's words stands in the article any more: `body` is what is left of it, and `drafted`
 * are the ids of the emails that the article makes now.
 */
export function isLost(
  { email, isDrafted }: EmailOverrides,
  body: readonly Block[],
  drafted: ReadonlySet<string>,
): boolean {
  if (!holdsWords(email.body)) return false
  if (!holdsWords(body)) return true
  return isDrafted && !drafted.has(email.id) && !body.flatMap(blockSentences).some(isOfArticle)
}

function isOfArticle({ origin, replaces = [] }: Sentence): boolean {
  return origin === 'source' || replaces.length > 0
}

/**
 * An email with all of its words as the marketer's own. What was drafted for its place among others goes, and
 * unless its file is held it becomes a lesson: the article has a welcome and a recap of its own.
 */
export function withoutSource(
  { email, isDrafted, slots, stays }: EmailOverrides,
  drafted: ReadonlySet<string>,
): PlannedEmail {
  const body = email.body.map(asOwn)
  if (stays === 'held' || !isDrafted) return { ...email, body }
  const opener = slots.has('opener') ? email.opener : null
  const ps = slots.has('ps') ? email.ps : null
  return { ...email, kind: drafted.has(email.id) ? email.kind : 'lesson', body, opener, ps }
}

/** The words that stood in the article, as words of the marketer's. */
function asOwn(block: Block): Block {
  return mapParagraphs(block, (sentences) =>
    sentences.map(({ replaces: _, ...sentence }) =>
      sentence.origin === 'source' ? { ...sentence, origin: 'own', span: null } : sentence,
    ),
  )
}

const SLOTS: readonly SlotName[] = ['subject', 'preview', 'greeting', 'opener', 'tip', 'signoff', 'ps']

/** The article's words that an email held, beside those of the marketer's in it. */
export function lostEmail({ email, slots }: EmailOverrides): Edit {
  const sentences = email.body.flatMap(blockSentences)
  const bodyWords = (origin: 'source' | 'own') =>
    sentences.filter((sentence) => sentence.origin === origin).map(({ text }) => text)
  const slotWords = SLOTS.filter((slot) => slots.has(slot)).map((slot) => slotText(email, slot))
  const yours = [...slotWords, ...bodyWords('own')].filter((words) => words !== '').join(' ')
  const nothing = { sources: [], baseSha: '', newSource: '' }
  const oldSource = bodyWords('source').join(' ')
  return { email: email.id, what: 'email', ...nothing, oldSource, yours, status: 'stale' }
}

/** The emails, with a remark on each that an article once made and makes no more, by the ids of those it makes. */
export function remarkLost(emails: readonly Email[], drafted: ReadonlySet<string>): readonly Email[] {
  return emails.map((email) =>
    drafted.has(email.id) || !DRAFTED_ID.test(email.id)
      ? email
      : { ...email, lint: [sourceRemoved(email), ...email.lint] },
  )
}

const DRAFTED_ID = /^(?:welcome|lesson|recap)-[0-9a-f]{6}(?:-\d+)?$/

function sourceRemoved({ locked }: Email): Finding {
  const words = locked ? 'the email is locked and kept' : 'your words are kept'
  return {
    rule: 'source-removed',
    level: 'warn',
    message: `Source removed: its part of the article is gone; ${words}.`,
  }
}
