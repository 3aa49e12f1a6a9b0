import { topicStemList } from '../../language/stop-words.ts'
import type { Passage } from '../passage.ts'
import type { Reading } from '../reading.ts'

/** How much a text is about one passage, from 0 up: words that the passage keeps saying and the rest does not. */
export type Relevance = (text: string) => number

/** Words of the title are in every email, so they tell none from the others. */
const TITLE_WORD = 0.3

/** The relevance of texts to a passage. */
export function relevanceTo(
  { sentences }: Passage,
  { language, stemCounts, titleStems }: Reading,
): Relevance {
  const here = new Map<string, number>()
  for (const { text } of sentences)
    for (const stem of topicStemList(text, language)) here.set(stem, (here.get(stem) ?? 0) + 1)
  return (text) => {
    const stems = [...new Set(topicStemList(text, language))]
    const weights = stems.map((stem) => {
      const inside = here.get(stem) ?? 0
      const share = inside / Math.max(inside, stemCounts.get(stem) ?? 0, 1)
      return Math.log1p(inside) * share * (titleStems.has(stem) ? TITLE_WORD : 1)
    })
    return weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, stems.length)
  }
}
