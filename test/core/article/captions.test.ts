import { describe, expect, it } from 'vitest'
import { isCaption } from '../../../src/core/article/captions.ts'
import type { Block } from '../../../src/core/article/document.ts'
import { readMarkdownBlocks } from '../../../src/ingest/markdown/markdown.ts'

function blocksOf(text: string): readonly Block[] {
  return (
    readMarkdownBlocks(`![A pen on a desk](https://example.com/pen.png)\n\n${text}`, 'en', 'source') ?? []
  )
}

function isCaptionBelowImage(text: string): boolean {
  const [image, block] = blocksOf(text)
  return block !== undefined && isCaption(block, image)
}

describe('a caption', () => {
  it.each([
    ['no sentence', 'Maya with her pen'],
    ['in italics', '*This is the pen that she used in those days.*'],
    ['begins like one', 'Figure 2: The pen was a gift.'],
    ['says what the image shows', 'A pen lay on the desk.'],
  ])('is short and below an image: %s', (_, text) => {
    expect(isCaptionBelowImage(text)).toBe(true)
  })

  it.each([
    ['a sentence of the text', 'Her letters came once a week, and we read them aloud.'],
    ['a lead-in', 'She used it for three things:'],
    ['long', `*${'one word and another '.repeat(20)}*`],
    ['no paragraph', '- Maya'],
  ])('is not %s', (_, text) => {
    expect(isCaptionBelowImage(text)).toBe(false)
  })

  it('needs an image right above it', () => {
    const [, block] = blocksOf('Maya with her pen')
    expect(block && isCaption(block, undefined)).toBe(false)
    expect(block && isCaption(block, block)).toBe(false)
  })
})
