import type { Block, Heading } from '../article/document.ts'
import type { Atom } from './atoms.ts'
import type { Email, Slot, Voice } from './draft.ts'
import { withEmailIds } from './email-ids.ts'
import type { Partition } from './partition.ts'
import { type Passage, passageOf } from './passage.ts'
import { phraseParagraph } from './phrase-blocks.ts'
import { phrase } from './phrases.ts'
import type { Reading } from './reading.ts'
import { callToAction, lessonPrompt, recapCall } from './slots/call-to-action.ts'
import { lessonOpener } from './slots/opener.ts'
import { lessonPreview } from './slots/preview.ts'
import { postscript, type WhatNext } from './slots/ps.ts'
import { recalledLessons, recapBody, recapOpener, recapPreview, recapSubject } from './slots/recap.ts'
import { lessonSubjects } from './slots/subject.ts'
import { type Checklist, planTips, type TipPlan } from './slots/tip.ts'
import { welcomeBody, welcomeOpener, welcomePreview, welcomePrompt, welcomeSubject } from './slots/welcome.ts'
import { slotOf } from './wording.ts'

const FIRST_LESSON_DAY = 2
const DAYS_BETWEEN = 7

/** What a series is planned from. */
export interface Plan {
  readonly partition: Partition
  readonly reading: Reading
  readonly voice: Voice
}

/** An email before it is judged. */
export type PlannedEmail = Omit<Email, 'suggestions' | 'lint'>

/** An email before it has its id, which is found once all bodies are known. */
export type Unnamed = Omit<PlannedEmail, 'id' | 'links'>

/** All emails of the series in order: the welcome, the lessons, and the recap where there is anything to recall. */
export function planEmails(plan: Plan): readonly PlannedEmail[] {
  const { partition } = plan
  const passages = lessonPassages(partition)
  const subjects = lessonSubjects(passages, plan.reading)
  const hasRecap = passages.length > 1 || partition.recap.length > 0
  const lessons = planLessons({ ...plan, passages, subjects, hasRecap })
  const welcome = planWelcome(plan, subjects)
  const recap = hasRecap ? [planRecap(plan, [welcome.subject, ...subjects])] : []
  const emails = withEmailIds([welcome, ...lessons, ...recap])
  const taught = emails.filter(({ kind }) => kind === 'lesson')
  return emails.map((email) => ({ ...email, links: email.kind === 'recap' ? recalledLessons(taught) : [] }))
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
}

function planLessons(lessons: Lessons): readonly Unnamed[] {
  const tips = planTips(lessons.passages, lessons.reading)
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
  const { reading, voice, subjects } = lessons
  const has = checklist !== 'none' ? 'checklist' : tip ? 'tip' : 'neither'
  return {
    kind: 'lesson',
    day: FIRST_LESSON_DAY + DAYS_BETWEEN * index,
    subject,
    preview: lessonPreview({ passage, subject: subject.text, reading }),
    opener: lessonOpener(index + 1, subjects.length, reading),
    body: [...checklistBlocks(checklist, reading), ...passage.blocks],
    tip,
    cta: callToAction(voice, lessonPrompt(index, has, reading)),
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

function planWelcome({ partition, reading, voice }: Plan, subjects: readonly Slot[]): Unnamed {
  const passage = passageOf(partition.welcome, null)
  const subject = welcomeSubject(subjects.length, reading)
  const [first] = subjects
  return {
    kind: 'welcome',
    day: 0,
    subject,
    preview: welcomePreview({ passage, subject: subject.text, reading }, subjects.length),
    opener: welcomeOpener(subjects.length, reading),
    body: welcomeBody(passage, subjects, reading),
    tip: null,
    cta: callToAction(voice, welcomePrompt(reading)),
    ps: postscript(first ? { kind: 'email', subject: first } : { kind: 'end' }, voice, reading),
    ...signature(voice),
  }
}

function planRecap({ partition, reading, voice }: Plan, taken: readonly Slot[]): Unnamed {
  const lessons = partition.lessons.length
  const passage = passageOf(partition.recap, null)
  const promotion = promotionBlocks(partition.recap)
  const subject = recapSubject(taken, reading)
  return {
    kind: 'recap',
    day: FIRST_LESSON_DAY + DAYS_BETWEEN * lessons,
    subject,
    preview: recapPreview({ passage, promotion, lessons }, subject.text, reading),
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
