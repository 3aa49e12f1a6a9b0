import { describe, expect, it } from 'vitest'
import { blockText } from '../../../../src/core/article/document.ts'
import { documentAtoms } from '../../../../src/core/draft/divide/atoms.ts'
import { lessonStarts } from '../../../../src/core/draft/divide/cuts.ts'
import { partitionDocument } from '../../../../src/core/draft/divide/divide-document.ts'
import type { Partition } from '../../../../src/core/draft/divide/partition.ts'
import { passageOf } from '../../../../src/core/draft/passage.ts'
import { buildDocument } from '../../../support/build-document.ts'

const prose = (count: number, first = 'Walks'): string =>
  `${first} ${Array(count - 1)
    .fill('go')
    .join(' ')}.`

function partitioned(text: string, options: { promotion?: number } = {}): Partition {
  const partition = partitionDocument(buildDocument(text, options))
  if (partition === null) throw new Error('too short')
  return partition
}

function firstWords({ lessons }: Partition): readonly string[] {
  return lessons.map(
    (atoms) =>
      atoms
        .flatMap(({ blocks }) => blocks)
        .map(blockText)[0]
        ?.split(' ')[0] ?? '',
  )
}

const opening = prose(60, 'Intro')

describe('partitionDocument', () => {
  it('cuts where sections begin', () => {
    const text = `# T\n${opening}\n## One\n${prose(90, 'Anna')}\n## Two\n${prose(110, 'Berta')}\n## Three\n${prose(95, 'Clara')}`
    expect(firstWords(partitioned(text))).toEqual(['Anna', 'Berta', 'Clara'])
  })

  it('takes a tiny section together with a neighbour', () => {
    const text = `# T\n${opening}\n## One\n${prose(90, 'Anna')}\n## Two\n${prose(15, 'Berta')}\n## Three\n${prose(95, 'Clara')}`
    expect(partitioned(text).lessons).toHaveLength(2)
  })

  it('cuts a long section between paragraphs, but not before one that leans on the last', () => {
    const text = `# T\n${opening}\n## One\n${prose(105, 'Anna')}\n${prose(105, 'However,')}\n${prose(105, 'Clara')}`
    expect(firstWords(partitioned(text))).toEqual(['Anna', 'Clara'])
  })

  it('keeps a list with its lead-in and the paragraph that follows', () => {
    const text = `# T\n${opening}\n## One\n${prose(60, 'Anna')}\nTry these:\n- ${prose(40)}\n- ${prose(40)}\n${prose(50, 'Berta')}`
    const atoms = documentAtoms(buildDocument(text)).slice(1)
    expect(atoms.map(({ blocks }) => blocks.map(({ kind }) => kind))).toEqual([
      ['paragraph'],
      ['paragraph', 'list', 'paragraph'],
    ])
  })

  it('gives the paragraph between two long lists to the one that it leads to', () => {
    const list = Array(4)
      .fill(`- ${prose(45)}`)
      .join('\n')
    const text = `# T\n${opening}\n## One\nTry these:\n${list}\nOr these:\n${list}`
    const atoms = documentAtoms(buildDocument(text)).slice(1)
    expect(atoms.map(({ blocks }) => blocks.length)).toEqual([2, 2])
  })

  it('divides a list that is too long for one lesson between its items', () => {
    const text = `# T\n${opening}\n## One\n${Array(8)
      .fill(`- ${prose(60)}`)
      .join('\n')}`
    const { lessons } = partitioned(text)
    expect(lessons.length).toBeGreaterThan(1)
    expect(
      lessons
        .flat()
        .flatMap(({ blocks }) => blocks)
        .map(({ id }) => id.includes('/')),
    ).toContain(true)
  })

  it('puts the conclusion and all that promotes into the recap', () => {
    const text = `# T\n${opening}\n## One\n${prose(90, 'Anna')}\n## Conclusion\n${prose(40, 'So')}\n${prose(30, 'Call')}`
    const { recap, lessons } = partitioned(text, { promotion: 1 })
    expect(recap.flatMap(({ blocks }) => blocks).map(blockText)).toEqual([prose(40, 'So'), prose(30, 'Call')])
    expect(lessons.flat().some(({ promotion }) => promotion)).toBe(false)
  })

  it('ends a long intro in the first lesson', () => {
    const text = `# T\n${prose(120, 'Anna')}\n${prose(120, 'Berta')}\n## One\n${prose(120, 'Clara')}`
    const { welcome, lessons } = partitioned(text)
    expect(welcome).toHaveLength(1)
    expect(lessons.flat()).toHaveLength(2)
  })

  it('teaches the intro too where there is nothing else', () => {
    expect(partitioned(`# T\n${opening}`).lessons).toHaveLength(1)
    expect(partitionDocument(buildDocument(`# T\n${prose(30)}`))).toBeNull()
    expect(partitionDocument(buildDocument('# T'))).toBeNull()
  })
})

describe('lessonStarts', () => {
  it('takes the earlier of two cuts that cost the same', () => {
    const text = `# T\n## One\n${prose(55)}\n${prose(55)}\n${prose(55)}`
    const atoms = documentAtoms(buildDocument(text))
    expect(lessonStarts(atoms, { target: 80, most: 2 })).toEqual([0, 1])
  })
})

describe('passageOf', () => {
  const printed = (text: string): readonly string[] => {
    const { lessons } = partitioned(text)
    const blocks = lessons.flatMap((atoms) => passageOf(atoms, null).blocks)
    return blocks.filter(({ kind }) => kind === 'heading').map(blockText)
  }

  it('prints the heading of a second section', () => {
    const text = `# T\n${opening}\n## One\n${prose(60)}\n## Two\n${prose(25)}`
    expect(printed(text)).toEqual(['Two'])
  })

  it('prints a heading over a first sentence that leans on it', () => {
    expect(printed(`# T\n${opening}\n## Quiet walks\n${prose(100, 'They')}`)).toEqual(['Quiet walks'])
  })

  it('prints the heading over a line that only announces the next section', () => {
    const text = `# T\n${opening}\n## Nine lessons\n${prose(8, 'Nine')}\n## Find a home\n${prose(90)}`
    expect(printed(text)).toEqual(['Nine lessons', 'Find a home'])
    const [atoms = []] = partitioned(text).lessons
    expect(passageOf(atoms, null).headings.map(blockText)).toEqual(['Find a home', 'Nine lessons'])
  })

  it('prints the sections under a heading that has no words of its own', () => {
    const text = `# T\n${opening}\n## All of it\n### One\n${prose(40)}\n### Two\n${prose(40)}`
    expect(printed(text)).toEqual(['One', 'Two'])
  })
})
