import { type Block, blockText } from '../../article/document.ts'
import { wordCount } from '../../language/words.ts'

/** A lesson shorter than this, in words, is hardly worth an email. */
export const SHORTEST_LESSON = 50

/** The longest a lesson should be, in words; longer blocks are divided and longer runs are not glued. */
export const LONGEST_LESSON = 300

/** Words of some blocks. */
export function wordsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + wordCount(blockText(block)), 0)
}
