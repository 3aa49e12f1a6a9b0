import { type Block, blockSentences } from '../article/document.ts'

/** The blocks of a body that come from the article; those of our own phrases are left out. */
export function sourceBlocks(body: readonly Block[]): readonly Block[] {
  return body.filter((block) => {
    const [first] = blockSentences(block)
    return first === undefined || first.origin !== 'phrase'
  })
}
