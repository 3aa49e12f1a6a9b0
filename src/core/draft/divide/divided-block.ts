import { type Block, blockText, type List, type ListItem, type Paragraph } from '../../article/document.ts'
import { startsDangling } from '../../language/dangling.ts'
import { wordCount } from '../../language/words.ts'
import { LONGEST_LESSON, SHORTEST_LESSON, wordsIn } from './lesson-lengths.ts'

/** In words. A longer list is cut between items, so that its lead-in and what follows can go with it. */
const LONGEST_LIST = 200

/** A paragraph or list that is too long for one lesson, cut between sentences or items. */
export function dividedBlock(block: Block, language: string): readonly Block[] {
  const words = wordCount(blockText(block))
  if (block.kind === 'paragraph' && words > LONGEST_LESSON) return dividedParagraph(block, language)
  return block.kind === 'list' && words > LONGEST_LIST ? dividedList(block) : [block]
}

function dividedParagraph(block: Paragraph, language: string): readonly Block[] {
  const groups = fill(
    block.sentences,
    ({ text }) => wordCount(text),
    ({ text }) => startsDangling(text, language),
  )
  return groups.map((sentences, index) => ({ ...block, id: partId(block.id, index), sentences }))
}

/** The parts of a numbered list become plain lists: each would begin with 1 again. */
function dividedList(block: List): readonly Block[] {
  const groups = fill(block.items, itemWords, () => false)
  const ordered = block.ordered && groups.length === 1
  return groups.map((items, index) => ({ ...block, id: partId(block.id, index), ordered, items }))
}

function itemWords(item: ListItem): number {
  return wordCount(item.sentences.map(({ text }) => text).join(' ')) + wordsIn(item.children)
}

function partId(id: string, index: number): string {
  return index === 0 ? id : `${id}/${index + 1}`
}

/** Whether a block is a part of a longer one, but not its first. */
export function isLaterPart({ id }: Block): boolean {
  return /\/\d+$/.test(id)
}

/** Groups of about a third of the longest lesson, none beginning with something that leans on the last. */
function fill<Part>(
  parts: readonly Part[],
  size: (part: Part) => number,
  leans: (part: Part) => boolean,
): readonly (readonly Part[])[] {
  const groups: Part[][] = []
  let words = 0
  for (const part of parts) {
    const group = groups.at(-1)
    if (group && (leans(part) || !isFull(words, size(part)))) group.push(part)
    else {
      groups.push([part])
      words = 0
    }
    words += size(part)
  }
  return groups
}

function isFull(words: number, next: number): boolean {
  return words >= LONGEST_LESSON / 3 || (words >= SHORTEST_LESSON && words + next > LONGEST_LESSON)
}
