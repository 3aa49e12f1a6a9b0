import type { ListItem } from '../../article/document.ts'
import { startsDangling } from '../../language/dangling.ts'
import { isImperative } from '../../language/imperative.ts'
import { wordCount } from '../../language/words.ts'
import type { Slot } from '../draft.ts'
import type { Passage } from '../passage.ts'
import type { Reading } from '../reading.ts'
import { quote, slotOf } from '../wording.ts'
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

/**
 * Gives each tip to at most one lesson before the one whose list holds it, so that as many lessons as can be
 * have one and the words of tips and lessons agree best. Equal choices take the earlier lesson.
 */
export function planTips(passages: readonly Passage[], reading: Reading): TipPlan {
  const tips = passages.flatMap((passage, lesson) => tipsOf(passage, lesson)).slice(0, MOST_TIPS)
  const lessons = passages.map(({ sentences }) => sentences.map(({ text }) => text).join('\n'))
  const chosen = matchTips(tips, lessons, reading)
  return {
    tips: passages.map((_, lesson) => tipSlot(tips[chosen.indexOf(lesson)])),
    checklists: passages.map((passage, lesson) =>
      checklistOf(itemsOf(passage).length, givenOf(lesson, tips, chosen)),
    ),
  }
}

function tipsOf(passage: Passage, lesson: number): readonly Tip[] {
  return itemsOf(passage)
    .filter(isTip)
    .map((item) => ({ item, lesson, text: textOf(item) }))
}

function itemsOf({ blocks }: Passage): readonly ListItem[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : []))
}

function isTip(item: ListItem): boolean {
  if (item.label === null || item.children.length > 0) return false
  const text = textOf(item)
  const asks =
    isImperative(item.label) || isImperative(text.slice(item.label.length).replace(/^\s*[:：]\s*/, ''))
  return asks && wordCount(text) <= MOST_TIP_WORDS && !startsDangling(text)
}

function textOf({ sentences }: ListItem): string {
  return sentences.map(({ text }) => text).join(' ')
}

function tipSlot(tip: Tip | undefined): Slot | null {
  if (!tip) return null
  const from = tip.item.sentences.flatMap((sentence) => quote(sentence).from)
  return slotOf([{ text: textOf(tip.item), rule: 'labelled-item', origin: 'source', from }])
}

/** How many of the tips in a lesson's own list were given before it. */
function givenOf(lesson: number, tips: readonly Tip[], chosen: readonly number[]): number {
  return tips.filter((tip, index) => tip.lesson === lesson && (chosen[index] ?? -1) >= 0).length
}

function checklistOf(items: number, given: number): Checklist {
  if (given < 2) return 'none'
  return given === items ? 'all' : 'some'
}
