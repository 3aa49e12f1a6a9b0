import { blockSentences } from '../article/document.ts'
import { isUnsourcedClaim } from '../language/claims.ts'
import { referenceIn, startsDangling } from '../language/dangling.ts'
import { sensitiveWord } from '../language/sensitive.ts'
import { topicStems } from '../language/stop-words.ts'
import type { Draft, Email, Finding, Slot } from './draft.ts'
import { LONGEST_LESSON, SHORTEST_LESSON, wordsIn } from './lesson-lengths.ts'
import { hasPhrases } from './phrases.ts'
import { previewFaults } from './preview-faults.ts'
import { sourceBlocks } from './source-blocks.ts'
import { subjectFaults, subjectsAlike } from './subject-faults.ts'

/** A draft whose emails are still to be judged; older findings are put aside. */
export type Unjudged = Omit<Draft, 'emails'> & { readonly emails: readonly Omit<Email, 'lint'>[] }
type UnjudgedEmail = Unjudged['emails'][number]

/** The emails with what a careful editor would remark: "fail" must be mended before publishing. */
export function lintEmails(draft: Unjudged): readonly Email[] {
  return draft.emails.map((email) => ({
    ...email,
    lint: [
      ...subjectFindings(email, draft),
      ...previewFindings(email, draft),
      ...bodyFindings(email, draft),
      ...callFindings(email),
      ...seriesFindings(email, draft),
    ],
  }))
}

function warn(rule: string, message: string): Finding {
  return { rule, level: 'warn', message }
}

function fail(rule: string, message: string): Finding {
  return { rule, level: 'fail', message }
}

function subjectFindings(email: UnjudgedEmail, draft: Unjudged): readonly Finding[] {
  const { text } = email.subject
  const title = {
    titleStems: topicStems(draft.article.title, draft.document.language),
    language: draft.document.language,
  }
  const same = draft.emails.find((other) => other !== email && other.subject.text === text)
  const alike = draft.emails.find(
    (other) => other !== email && subjectsAlike(other.subject.text, text, title),
  )
  return [
    ...(text.trim() === '' ? [fail('subject-empty', 'The email has no subject.')] : []),
    ...subjectFaults(text, draft.document.language).map((fault) => warn('subject', `The subject ${fault}.`)),
    ...(same ? [fail('subject-repeated', `The subject is also that of ${same.id}.`)] : []),
    ...(alike && !same ? [warn('subject-alike', `The subject is much like that of ${alike.id}.`)] : []),
    ...stopgap('subject', email.subject),
    ...lockScreen('subject', email.subject, draft.document.language),
  ]
}

function previewFindings(email: UnjudgedEmail, { document }: Unjudged): readonly Finding[] {
  const bodyStart = email.body.flatMap(blockSentences)[0]?.text ?? ''
  const around = { subject: email.subject.text, bodyStart, language: document.language }
  return [
    ...previewFaults(email.preview.text, around).map((fault) =>
      warn('preview', `The preview text ${fault}.`),
    ),
    ...stopgap('preview text', email.preview),
    ...lockScreen('preview text', email.preview, document.language),
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
  const advice = other ? ` More discreet: “${other.text}”.` : ''
  return [warn('lock-screen', `The ${what} shows “${word}” on a lock screen.${advice}`)]
}

function bodyFindings(email: UnjudgedEmail, { document: { language } }: Unjudged): readonly Finding[] {
  const sentences = email.body.flatMap(blockSentences)
  const unlinked = sentences.filter(({ inlines }) => inlines.every(({ href }) => href === undefined))
  const claims = unlinked.filter(({ text }) => isUnsourcedClaim(text, language))
  const [first] = sentences
  return [
    ...lengthFindings(email),
    ...(first && startsDangling(first.text, language)
      ? [
          warn(
            'dangling-start',
            `The email begins with “${opening(first.text)}”, which leans on something before it.`,
          ),
        ]
      : []),
    ...sentences.flatMap(({ text }) => referenceFindings(text, language)),
    ...claims.map(({ text }) =>
      warn('unsourced-claim', `“${opening(text)}” claims something without naming its source.`),
    ),
  ]
}

function referenceFindings(text: string, language: string): readonly Finding[] {
  const reference = referenceIn(text, language)
  return reference === null
    ? []
    : [warn('reference', `“${reference}” points to a page that readers do not see.`)]
}

function opening(text: string): string {
  const words = text.split(/\s+/)
  return words.length > 6 ? `${words.slice(0, 6).join(' ')} …` : text
}

function lengthFindings({ kind, body }: UnjudgedEmail): readonly Finding[] {
  const words = wordsIn(sourceBlocks(body))
  if (kind !== 'lesson') return []
  if (words < SHORTEST_LESSON)
    return [warn('short', `The lesson has ${words} words; under ${SHORTEST_LESSON} is little for an email.`)]
  return words > LONGEST_LESSON
    ? [warn('long', `The lesson has ${words} words; few readers finish more than ${LONGEST_LESSON}.`)]
    : []
}

function callFindings({ cta }: UnjudgedEmail): readonly Finding[] {
  if (cta.kind !== 'link') return []
  const faults: readonly (readonly [boolean, Finding])[] = [
    [!cta.url?.trim(), fail('button-address', 'The button has no address.')],
    [!cta.label?.text.trim(), fail('button-words', 'The button has no words.')],
  ]
  return faults.filter(([holds]) => holds).map(([, finding]) => finding)
}

function seriesFindings({ kind, cta }: UnjudgedEmail, { document, voice }: Unjudged): readonly Finding[] {
  const last = kind === 'recap'
  const offers = last && document.promotion.length > 0 && voice.offerUrl === null && cta.kind !== 'link'
  return [
    ...(offers
      ? [
          warn(
            'offer-address',
            'The promotion has no address, so it is words only: set where its button leads.',
          ),
        ]
      : []),
    ...(kind === 'welcome' && !hasPhrases(document.language)
      ? [
          warn(
            'phrases',
            `There are no phrases in “${document.language}” yet: the letter’s frame is in English.`,
          ),
        ]
      : []),
  ]
}
