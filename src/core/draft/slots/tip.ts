import type { ListItem } from '../../article/document.ts'
import { startsDangling } from '../../language/dangling.ts'
import { isImperative } from '../../language/imperative.ts'
import { wordCount } from '../../language/words.ts'
import type { Slot } from '../draft.ts'
import type { KeptSlots } from '../keep-slots.ts'
import type { Passage } from '../passage.ts'
import type { Reading } from '../reading.ts'
import { quote, slotOf, type Wording } from '../wording.ts'
import { matchTips, type OwnedTip } from './tip-match.ts'

/** A "Label: text" item that asks its reader to do something. */
interface Tip extends OwnedTip {
  readonly item: ListItem
}

/** How much of a lesson's list its readers have met before as single tips. */
export type Checklist = 'all' | 'some' | 'none'

/** Which lesson gives which tip. */
export interface TipPlan {
  /** The tip of each lesson, or null. */
  readonly tips: readonly (Slot | null)[]
  readonly checklists: readonly Checklist[]
}

const MOST_TIP_WORDS = 50
const MOST_TIPS = 32

/** The tip of each lesson, or null, and how much of its own list was given before as tips. */
export function planTips(
  passages: readonly Passage[],
  reading: Reading,
  kept: readonly (KeptSlots | null)[] = [],
): TipPlan {
  const all = passages.flatMap((passage, lesson) => tipsOf(passage, lesson, reading)).slice(0, MOST_TIPS)
  const isKept = kept.some((slots) => slots !== null)
  const chosen: readonly (Wording | null)[] = isKept
    ? passages.map((_, lesson) => kept[lesson]?.tip ?? null)
    : matchedTips(all, passages, reading)
  const given = new Set(chosen.map((tip) => tip?.text))
  const tips = chosen.map((tip, lesson) => tip && slotOf([tip, ...othersAfter(lesson, all, given)]))
  const checklists = passages.map((passage) => {
    const items = itemsOf(passage)
    return checklistOf(items.length, items.filter((item) => given.has(textOf(item))).length)
  })
  return { tips, checklists }
}

/**
 * Gives each tip to at most one lesson before the one whose list holds it, so that as many lessons as can be
 * have one and the words of tips and lessons agree best. Equal choices take the earlier lesson.
 */
function matchedTips(
  tips: readonly Tip[],
  passages: readonly Passage[],
  reading: Reading,
): readonly (Wording | null)[] {
  const lessons = passages.map(({ sentences }) => sentences.map(({ text }) => text).join('\n'))
  const chosen = matchTips(tips, lessons, reading)
  return passages.map((_, lesson) => tips[chosen.indexOf(lesson)] ?? null).map((tip) => tip && wordingOf(tip))
}

/** Tips of later lists that no lesson gives: a marketer may rather have one of them. */
function othersAfter(
  lesson: number,
  tips: readonly Tip[],
  given: ReadonlySet<string | undefined>,
): readonly Wording[] {
  return tips.filter((tip) => tip.lesson > lesson && !given.has(tip.text)).map(wordingOf)
}

function tipsOf(passage: Passage, lesson: number, { language }: Reading): readonly Tip[] {
  return itemsOf(passage)
    .filter((item) => isTip(item, language))
    .map((item) => ({ item, lesson, text: textOf(item) }))
}

function itemsOf({ blocks }: Passage): readonly ListItem[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}

/** Whether a list item has a label ("Label: text", or in bold "Label. Text") and asks its reader to do something, in at most 50 words. */
export function isTip(item: ListItem, language: string): boolean {
  if (item.label === null || item.children.length > 0) return false
  const text = textOf(item)
  const rest = text.slice(item.label.length).replace(/^\s*[:：.–—-]\s*/, '')
  const asks = isImperative(item.label, language) || isImperative(rest, language)
  return asks && wordCount(text) <= MOST_TIP_WORDS && !startsDangling(text, language)
}

function textOf({ sentences }: ListItem): string {
  return sentences.map(({ text }) => text).join(' ')
}

function wordingOf({ item, text }: Tip): Wording {
  const from = item.sentences.flatMap((sentence) => quote(sentence).from)
  return { text, rule: 'labelled-item', origin: 'source', from }
}

function checklistOf(items: number, given: number): Checklist {
  if (given < 2) return 'none'
  return given === items ? 'all' : 'some'
}
