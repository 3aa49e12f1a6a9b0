import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOverrides } from '../../../../src/core/draft/overrides/apply-overrides.ts'
import { carryOverrides } from '../../../../src/core/draft/overrides/carry-overrides.ts'
import { overridesOf } from '../../../../src/core/draft/overrides/overrides-of.ts'
import { readFolder } from '../../../../src/ingest/series/read-series.ts'
import { applyMarketerEdits, marketerEdits } from '../../../support/marketer-edits.ts'
import { type Files, sampleFiles } from '../../../support/series-files.ts'

function folderIn(files: Files) {
  const read = readFolder(files)
  if (read.kind === 'problem') throw new Error(`${read.file}: ${read.message}`)
  return read.folder
}

describe('overrides', () => {
  it('are none in a series that was left as it was drafted', () => {
    const { series, drafted } = folderIn(sampleFiles())
    const overrides = overridesOf(series, drafted)
    expect(overrides.edits).toEqual([])
    expect(overrides.removedBlocks).toEqual([])
    expect(overrides.emails.flatMap(({ slots }) => [...slots])).toEqual([])
    expect(
      overrides.emails.flatMap(({ parts }) => parts.filter(({ kind, moved }) => kind !== 'drafted' || moved)),
    ).toEqual([])
  })

  it('over the draft that they were taken from give the series again, whatever was done to it', () => {
    fc.assert(
      fc.property(marketerEdits, (edits) => {
        const files = sampleFiles()
        applyMarketerEdits(files, edits)
        const { series, drafted } = folderIn(files)
        const overrides = overridesOf(series, drafted)
        const applied = applyOverrides(
          drafted,
          carryOverrides(overrides, { before: drafted, after: drafted }),
        )
        expect(applied.report.filter(({ status }) => status === 'stale')).toEqual([])
        const bodies = (emails: typeof applied.emails) =>
          emails.map(({ id, subject, preview, tip, ps, opener, cta, body }) => ({
            id,
            texts: [subject, preview, tip, ps, opener, cta.label].map((slot) => slot?.text ?? null),
            body: body.map(({ id: _, ...block }) => block),
          }))
        // The list of subjects to come is drafted; reading the files brings it up to date.
        const plain = (emails: typeof applied.emails) =>
          JSON.stringify(bodies(emails), (key, value) =>
            key === 'id' && String(value).startsWith('coming-list') ? 'coming' : value,
          )
        expect(JSON.parse(plain(applied.emails.slice(1)))).toEqual(
          JSON.parse(plain(series.draft.emails.slice(1))),
        )
      }),
      { numRuns: 12 },
    )
  })
})
