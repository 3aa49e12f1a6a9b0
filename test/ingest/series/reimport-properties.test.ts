import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../src/core/article/document.ts'
import type { Series } from '../../../src/core/draft/series.ts'
import { readCopy } from '../../../src/ingest/read-article.ts'
import { reimportSeries } from '../../../src/ingest/series/reimport-series.ts'
import { writeSeries } from '../../../src/ingest/series/write-series.ts'
import { sampleArticle } from '../../support/drafted.ts'
import { applyMarketerEdits, marketerEdits } from '../../support/marketer-edits.ts'
import { type Files, sampleFiles, seriesIn } from '../../support/series-files.ts'
import { applySourceEdits, sourceEdits } from '../../support/source-edits.ts'

const sample = readFileSync(sampleArticle, 'utf8')

function articleOf(text: string) {
  const read = readCopy(Buffer.from(text), 'article.txt')
  if (read.kind !== 'read') throw new Error(read.message)
  return read.article
}

/** All words of the marketer's, by email. */
function ownWords({ draft }: Series): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    draft.emails.map(({ id, body, subject, preview, tip, cta }) => {
      const slots = [subject, preview, tip, cta.label].flatMap((slot) =>
        slot?.rule === 'own' ? [slot.text] : [],
      )
      const sentences = body.flatMap(blockSentences).filter(({ origin }) => origin === 'own')
      return [id, [...slots, ...sentences.map(({ text }) => text)]]
    }),
  )
}

describe('a changed article under an edited series', () => {
  it('leaves every word of the marketer’s, flags each conflict once and loses no sentence', () => {
    fc.assert(
      fc.property(marketerEdits, sourceEdits, (edits, changes) => {
        const files: Files = sampleFiles()
        applyMarketerEdits(files, edits)
        const before = seriesIn(files)
        const article = articleOf(applySourceEdits(sample, changes))
        const result = reimportSeries({ files, article })
        if (result.kind === 'problem') throw new Error(result.message)
        fc.pre(result.kind === 'reimported')
        const after = new Map([...files, ...result.files])
        for (const name of result.obsolete) after.delete(name)

        const series = seriesIn(after)
        const own = ownWords(series)
        for (const [email, words] of Object.entries(ownWords(before))) {
          for (const one of words) expect(own[email], `${email} lost its words`).toContain(one)
        }
        const known = before.draft.emails.map(({ id }) => id)
        const now = series.draft.emails.map(({ id }) => id)
        expect(now.filter((id) => known.includes(id))).toEqual(known.filter((id) => now.includes(id)))
        expect(known.filter((id) => !now.includes(id))).toHaveLength(result.report.gone.length)

        const { stale, coverage } = result.report
        expect(new Set(stale.map((edit) => JSON.stringify(edit))).size).toBe(stale.length)
        expect(coverage.violations).toEqual([])

        expect(series).toEqual(result.series)
        expect(seriesIn(new Map(writeSeries(series)))).toEqual(series)
        expect(reimportSeries({ files: after, article })).toEqual({ kind: 'unchanged' })
      }),
      { numRuns: 8 },
    )
  })
})
