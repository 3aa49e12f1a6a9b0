import type { Document } from '../article/document.ts'
import { carryDivision } from './divide/carry-division.ts'
import { partitionDocument } from './divide/divide-document.ts'
import type { ArticleInfo, Draft } from './draft.ts'
import { type DraftResult, draftSeries, seriesFrom } from './draft-series.ts'
import { earlierWords } from './keep-slots.ts'
import { carryReading, type Reading, readThrough } from './reading.ts'

/** An earlier draft and the article as it is now. */
export interface RedraftInput {
  readonly before: Draft
  readonly document: Document
  readonly article: ArticleInfo
}

/**
 * Drafts the changed article so that as little changes as can be: emails keep their ids and begin where they
 * began, and slots whose words still stand keep them. The same article gives the same draft.
 */
export function redraftSeries({ before, document, article }: RedraftInput): DraftResult {
  const { voice, name } = before
  const [was, now] = [readThrough(before.document, before.article), readThrough(document, article)]
  const about = { ...article, ...keptTopic(was, now) }
  const division = carryDivision(before, document)
  const partition = partitionDocument(document, { division })
  if (partition === null) return draftSeries({ document, article: about, voice, name })
  const reading = carryReading(was, now)
  const earlier = earlierWords(before)
  return {
    kind: 'drafted',
    draft: seriesFrom({ partition, reading, voice, division, earlier, article: about, name }),
  }
}

/** The topic stays while the title does: it stands in every email. */
function keptTopic(was: Reading, now: Reading): Pick<ArticleInfo, 'topic'> {
  return was.title === now.title && was.topic.text !== now.topic.text ? { topic: was.topic.text } : {}
}

/** The same as a draft alone; throws where the article has become too short for any. */
export function redraft(input: RedraftInput): Draft {
  const result = redraftSeries(input)
  if (result.kind === 'too-short') throw new Error(result.message)
  return result.draft
}
