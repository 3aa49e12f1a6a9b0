import { describe, expect, it } from 'vitest'
import { withBoldHeadings } from '../../../../src/core/article/headings/bold-headings.ts'
import { buildDocument } from '../../../support/build-document.ts'

function kindsOf(...lines: readonly string[]): string {
  const blocks = buildDocument(`# T\n${lines.join('\n')}`).sections.flatMap((section) => section.blocks)
  return withBoldHeadings(blocks)
    .map(({ kind }) => kind.charAt(0))
    .join('')
}

describe('lines in bold', () => {
  it('are headings where the article has no other ones', () => {
    expect(kindsOf('Some words.', '**Why walk**', 'Words.', '**How to begin?**', 'Words.')).toBe('phphp')
  })

  it('stay words where there is only one, or where most lines are bold', () => {
    expect(kindsOf('Words.', '**Why walk**', 'Words.')).toBe('ppp')
    expect(kindsOf('**Why walk**', '**How to walk**', '**Where**')).toBe('ppp')
  })

  it('stay words where they are sentences, lead to something, or end the article', () => {
    expect(kindsOf('**We walk.**', 'Words.', '**You walk.**', 'Words.')).toBe('pppp')
    expect(kindsOf('**Note:**', 'Words.', '**Tip:**', 'Words.')).toBe('pppp')
    expect(kindsOf('Words.', '**Why walk**', 'Words.', '**The end**')).toBe('pppp')
  })

  it('stay words where only their beginning is bold', () => {
    expect(kindsOf('**Maya** walks', 'Words.', '**Ben** runs', 'Words.')).toBe('pppp')
  })
})
