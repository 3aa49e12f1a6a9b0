import type { Block, Heading } from '../article/document.ts'
import type { Atom } from './divide/atoms.ts'
import type { Partition } from './divide/partition.ts'
import type { Division, Email, EmailKind, Slot, Voice } from './draft.ts'
import { withEmailIds } from './email-ids.ts'
import { inThisSeries } from './in-this-series.ts'
import { type EarlierWords, type KeptSlots, keptSlots } from './keep-slots.ts'
import { type Passage, passageOf } from './passage.ts'
import { phraseParagraph } from './phrase-blocks.ts'
import { phrase } from './phrases.ts'
import type { Reading } from './reading.ts'
import { callToAction, lessonPrompts, recapCall } from './slots/call-to-action.ts'
import { lessonOpener } from './slots/opener.ts'
import { lessonPreview, type PreviewTask, soundPreviews } from './slots/preview.ts'
import { postscript, type WhatNext } from './slots/ps.ts'
import { recalledLessons, recapBody, recapOpener, recapPreview, recapSubject } from './slots/recap.ts'
import { lessonSubjects } from './slots/subject.ts'
import { type Checklist, planTips, type TipPlan } from './slots/tip.ts'
import { welcomeBody, welcomeOpener, welcomePreview, welcomePrompt, welcomeSubject } from './slots/welcome.ts'
import { keepingWords, slotOf } from './wording.ts'

const FIRST_LESSON_DAY = 2
const DAYS_BETWEEN = 7

/** What a series is planned from. */
export interface Plan {
  readonly partition: Partition
  readonly reading: Reading
  readonly voice: Voice
  /** Where the article can be read. */
  readonly url: string | null
  /** Where the partition follows one: its emails keep their ids. */
  readonly division?: Division
  /** What those emails said before, kept as far as it still stands in the article. */
  readonly earlier?: EarlierWords
}

/** An email before it is judged. */
export type PlannedEmail = Omit<Email, 'suggestions' | 'lint'>

/** An email before it has its id, which is found once all bodies are known. */
export type Unnamed = Omit<PlannedEmail, 'id' | 'links'>

/** All emails of the series in order: the welcome, the lessons, and the recap where there is anything to recall. */
export function planEmails({ url, ...given }: Plan): readonly PlannedEmail[] {
  const restAt = given.partition.mode === 'digest' ? url : null
  const plan = { ...given, url, reading: { ...given.reading, restAt } }
  const { partition, reading, division } = plan
  const passages = lessonPassages(partition)
  const kept = passages.map((passage, index) => keptFor('lesson', index, { ...plan, passage }))
  const keptSubjects = kept.map((slots) => slots?.subject ?? null)
  const subjects = lessonSubjects(passages, reading, keptSubjects)
  const hasRecap = division
    ? division.emails.some(({ kind }) => kind === 'recap')
    : passages.length > 1 || partition.recap.length > 0
  const lessons = planLessons({ ...plan, passages, subjects, hasRecap, kept })
  const welcome = planWelcome(plan, subjects)
  const recap = hasRecap ? [planRecap(plan, [welcome.subject, ...subjects])] : []
  const emails = withIds([welcome, ...lessons, ...recap], division)
  const taught = emails.filter(({ kind }) => kind === 'lesson')
  return emails.map((email) => ({
    ...email,
    body: inThisSeries(email.body, reading.language),
    links: email.kind === 'recap' ? recalledLessons(taught) : [],
  }))
}

function withIds(
  emails: readonly Unnamed[],
  division: Division | undefined,
): readonly Omit<PlannedEmail, 'links'>[] {
  const known = division?.emails ?? []
  const isSame =
    known.length === emails.length && emails.every(({ kind }, index) => known[index]?.kind === kind)
  return isSame
    ? emails.map((email, index) => ({ ...email, id: known[index]?.id ?? '' }))
    : withEmailIds(emails)
}

/** The preview text that it had, as long as it passes every check beside what stands there now. */
function keptPreview(kept: KeptSlots | null | undefined, task: PreviewTask): Slot | null {
  return kept?.preview && soundPreviews([kept.preview], task).length > 0 ? kept.preview : null
}

/** What the email of this kind and number, counted from 0, keeps of its earlier words. */
function keptFor(
  kind: EmailKind,
  index: number,
  plan: Plan & { readonly passage: Passage },
): KeptSlots | null {
  const { earlier, division, partition, passage, reading } = plan
  const id = division?.emails.filter((email) => email.kind === kind)[index]?.id
  if (!earlier || id === undefined) return null
  return keptSlots(id, { passage, lessons: partition.lessons.length, reading }, earlier)
}

function lessonPassages({ welcome, lessons }: Partition): readonly Passage[] {
  let last = lastHeading(welcome, null)
  return lessons.map((atoms) => {
    const passage = passageOf(atoms, last)
    last = lastHeading(atoms, last)
    return passage
  })
}

function lastHeading(atoms: readonly Atom[], before: Heading | null): Heading | null {
  return atoms.flatMap(({ headings }) => headings).at(-1)?.heading ?? before
}

interface Lessons extends Plan {
  readonly passages: readonly Passage[]
  readonly subjects: readonly Slot[]
  readonly hasRecap: boolean
  readonly kept: readonly (KeptSlots | null)[]
}

function planLessons(lessons: Lessons): readonly Unnamed[] {
  const tips = planTips(lessons.passages, lessons.reading, lessons.kept)
  return lessons.passages.flatMap((passage, index) => {
    const subject = lessons.subjects[index]
    return subject ? [planLesson(lessons, { passage, subject, index, ...tipsAt(tips, index) })] : []
  })
}

function tipsAt({ tips, checklists }: TipPlan, index: number): { tip: Slot | null; checklist: Checklist } {
  return { tip: tips[index] ?? null, checklist: checklists[index] ?? 'none' }
}

interface Lesson {
  readonly passage: Passage
  readonly subject: Slot
  readonly index: number
  readonly tip: Slot | null
  readonly checklist: Checklist
}

function planLesson(lessons: Lessons, { passage, subject, index, tip, checklist }: Lesson): Unnamed {
  const { reading, voice, subjects, kept } = lessons
  const task = { passage, subject: subject.text, reading }
  const has = checklist !== 'none' ? 'checklist' : tip ? 'tip' : 'neither'
  return {
    kind: 'lesson',
    day: FIRST_LESSON_DAY + DAYS_BETWEEN * index,
    subject,
    preview: keepingWords(lessonPreview(task), keptPreview(kept[index], task)),
    opener: lessonOpener(index + 1, subjects.length, reading),
    body: [...checklistBlocks(checklist, reading), ...passage.blocks],
    tip,
    cta: callToAction(voice, lessonPrompts(index, has, reading), reading),
    ps: postscript(nextOf(lessons, index), voice, reading),
    ...signature(voice),
  }
}

function checklistBlocks(checklist: Checklist, { language }: Reading): readonly Block[] {
  if (checklist === 'none') return []
  const id = checklist === 'all' ? 'checklist-all' : 'checklist-some'
  return [phraseParagraph('checklist', phrase(language, id, {}))]
}

function nextOf({ subjects, hasRecap }: Lessons, index: number): WhatNext {
  const subject = subjects[index + 1]
  if (subject) return { kind: 'email', subject }
  return hasRecap ? { kind: 'recap' } : { kind: 'end' }
}

function planWelcome(plan: Plan, subjects: readonly Slot[]): Unnamed {
  const { partition, reading, voice } = plan
  const passage = passageOf(partition.welcome, null)
  const kept = keptFor('welcome', 0, { ...plan, passage })
  const subject = keepingWords(welcomeSubject(subjects.length, reading), kept?.subject)
  const [first] = subjects
  const task = { passage, subject: subject.text, reading }
  const preview = welcomePreview(task, subjects.length)
  return {
    kind: 'welcome',
    day: 0,
    subject,
    preview: keepingWords(preview, keptPreview(kept, task)),
    opener: welcomeOpener(subjects.length, reading),
    body: welcomeBody(passage, subjects, reading),
    tip: null,
    cta: callToAction(voice, [welcomePrompt(reading)], reading),
    ps: postscript(first ? { kind: 'email', subject: first } : { kind: 'end' }, voice, reading),
    ...signature(voice),
  }
}

function planRecap(plan: Plan, taken: readonly Slot[]): Unnamed {
  const { partition, reading, voice } = plan
  const lessons = partition.lessons.length
  const passage = passageOf(partition.recap, null)
  const promotion = promotionBlocks(partition.recap)
  const kept = keptFor('recap', 0, { ...plan, passage })
  const subject = keepingWords(recapSubject(taken, reading), kept?.subject)
  const preview = recapPreview({ passage, promotion, lessons }, subject.text, reading)
  return {
    kind: 'recap',
    day: FIRST_LESSON_DAY + DAYS_BETWEEN * lessons,
    subject,
    preview: keepingWords(preview, keptPreview(kept, { passage, subject: subject.text, reading })),
    opener: recapOpener(reading),
    body: recapBody(passage, reading),
    tip: null,
    cta: recapCall(promotion, voice, reading),
    ps: voice.ps === null ? null : postscript({ kind: 'end' }, voice, reading),
    ...signature(voice),
  }
}

function promotionBlocks(atoms: readonly Atom[]): readonly Block[] {
  return atoms.filter(({ promotion }) => promotion).flatMap(({ blocks }) => blocks)
}

function signature({ greeting, signer }: Voice): { greeting: Slot; signoff: Slot | null } {
  const own = (text: string): Slot => slotOf([{ text, rule: 'voice', origin: 'own', from: [] }])
  return { greeting: own(greeting), signoff: signer === null ? null : own(signer) }
}
