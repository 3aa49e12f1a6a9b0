import { blockText } from '../../article/document.ts'
import { sensitiveWord } from '../../language/sensitive.ts'
import { stem } from '../../language/stem.ts'
import { topicStemList, topicStems } from '../../language/stop-words.ts'
import { wordPlaces } from '../../language/words.ts'
import type { Finding, Slot } from '../draft.ts'
import { firstSentence } from '../measures/orphans.ts'
import { previewFaults } from '../preview-faults.ts'
import { sourceBlocks } from '../source-blocks.ts'
import { subjectFaults, subjectsAlike } from '../subject-faults.ts'
import { emailName, fail, type Unjudged, type UnjudgedEmail, warn } from './finding.ts'

/** What is wrong with the subject: its own faults, others like it, what a lock screen and a phone show of it. */
export function subjectFindings(email: UnjudgedEmail, draft: Unjudged): readonly Finding[] {
  const { text } = email.subject
  const { language } = draft.document
  return [
    ...(text.trim() === '' ? [fail('subject-empty', 'The email has no subject: write one.')] : []),
    ...subjectFaults(text, language).map((fault) => warn('subject', `The subject ${fault}.`)),
    ...likenessFindings(email, draft),
    ...phoneFindings(email, draft),
    ...stopgap('subject', email.subject),
    ...lockScreen('subject', email.subject, language),
  ]
}

function likenessFindings(email: UnjudgedEmail, draft: Unjudged): readonly Finding[] {
  const { text } = email.subject
  const { language } = draft.document
  const others = draft.emails.filter((other) => other !== email)
  const same = others.find(({ subject }) => subject.text === text)
  if (same) return [fail('subject-repeated', `The subject is also that of ${emailName(same, draft)}.`)]
  const title = { titleStems: topicStems(draft.article.title, language), language }
  const alike = others.find(({ subject }) => subjectsAlike(subject.text, text, title))
  return alike ? [warn('subject-alike', `The subject is much like that of ${emailName(alike, draft)}.`)] : []
}

/** In characters: what most phones show of a subject. */
const SHOWN_ON_PHONES = 40

/** A longer subject is fine as long as the word that the email is about is not what a phone cuts off. */
function phoneFindings(
  { subject, body }: UnjudgedEmail,
  { article, document }: Unjudged,
): readonly Finding[] {
  const { text } = subject
  const { language } = document
  if (text.length <= SHOWN_ON_PHONES) return []
  const counts = countStems(sourceBlocks(body).map(blockText).join('\n'), language)
  for (const known of topicStems(article.title, language)) counts.delete(known)
  const places = wordPlaces(text).map(({ word, end }) => ({
    word,
    end,
    count: counts.get(stem(word, language)) ?? 0,
  }))
  const shown = places.filter(({ end }) => end <= SHOWN_ON_PHONES)
  const cut = places.filter(({ end }) => end > SHOWN_ON_PHONES)
  const most = (some: typeof places) => some.reduce((best, { count }) => Math.max(best, count), 0)
  const key = cut.find(({ count }) => count === most(cut))
  if (!key || key.count < LEAST_KEY || key.count < KEY_LEAD * most(shown)) return []
  return [
    warn(
      'subject-cut',
      `A phone cuts the subject before “${key.word}”, which the email is about: bring it forward.`,
    ),
  ]
}

function countStems(text: string, language: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of topicStemList(text, language)) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

/** A key word comes so often, and so many times as often as any word that is shown. */
const LEAST_KEY = 3
const KEY_LEAD = 2

/** What is wrong with the preview text, alone and beside the subject and the first words of the body. */
export function previewFindings(
  email: UnjudgedEmail,
  { document: { language } }: Unjudged,
): readonly Finding[] {
  const bodyStart = firstSentence(email.body)?.text ?? ''
  const around = { subject: email.subject.text, bodyStart, language }
  return [
    ...previewFaults(email.preview.text, around).map((fault) =>
      warn('preview', `The preview text ${fault}.`),
    ),
    ...stopgap('preview text', email.preview),
    ...lockScreen('preview text', email.preview, language),
  ]
}

const STOPGAPS = /^(?:subject-part|preview-topic|preview-plain|welcome-preview-plain)/

/** Where nothing in the article would do, our own words only fill the place. */
function stopgap(what: string, { rule, origin }: Slot): readonly Finding[] {
  const filled = origin === 'phrase' && STOPGAPS.test(rule)
  return filled ? [warn('stopgap', `No words of the article fit as ${what}: write one.`)] : []
}

/** A lock screen shows subject and preview text to whoever stands near. */
function lockScreen(what: string, slot: Slot, language: string): readonly Finding[] {
  const word = sensitiveWord(slot.text, language)
  if (word === null) return []
  const other = slot.alternatives.find(({ text }) => sensitiveWord(text, language) === null)
  const advice = other ? ` More discreet: “${other.text}”.` : ' Say it in other words.'
  return [
    warn('lock-screen', `The ${what} shows “${word}” on a lock screen, where others may read it.${advice}`),
  ]
}
