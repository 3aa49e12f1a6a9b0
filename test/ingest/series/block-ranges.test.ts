import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packRanges, unpackRanges } from '../../../src/ingest/series/block-ranges.ts'

const order = Array.from({ length: 30 }, (_, index) => `b${index}`)

it('says neighbouring blocks as one range', () => {
  expect(packRanges(['b1', 'b2', 'b3', 'b7', 'b9', 'b10'], order)).toEqual(['b1..b3', 'b7', 'b9..b10'])
})

it('gives back what was packed', () => {
  fc.assert(
    fc.property(fc.subarray(order), (ids) => {
      expect(unpackRanges(packRanges(ids, order), order)).toEqual(ids)
    }),
  )
})

it('takes a range that is not in the article for none', () => {
  expect(unpackRanges(['b1..gone', 'b3..b2', 'b4'], order)).toEqual(['b4'])
})
