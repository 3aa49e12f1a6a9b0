import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/core/article/document.ts'
import { sampleEmail, sampleLetter, sampleTemplates } from '../../src/render/sample-emails.ts'
import { sampleLanguages } from '../../src/render/sample-languages.ts'
import { sampleThemes } from '../../src/render/sample-themes.ts'

describe('the sample emails', () => {
  it.each(sampleTemplates)('are the same bytes each time: %s', async (template) => {
    const choice = { template, language: 'de', layout: 'card', theme: sampleThemes.branded } as const
    expect(await sampleEmail(choice)).toEqual(await sampleEmail(choice))
  })

  it('show every kind of block in a lesson of each language', () => {
    const kinds: Record<Block['kind'], true> = {
      paragraph: true,
      heading: true,
      list: true,
      quote: true,
      code: true,
      table: true,
      image: true,
      divider: true,
    }
    for (const language of sampleLanguages) {
      const found = new Set(sampleLetter('lesson', language).body.map(({ kind }) => kind))
      expect([...found].sort()).toEqual(Object.keys(kinds).sort())
    }
  })

  it('have the headers of a list only where they are of one', async () => {
    const choice = { language: 'en', layout: 'letter', theme: sampleThemes.plain } as const
    const names = async (template: (typeof sampleTemplates)[number]) =>
      (await sampleEmail({ ...choice, template })).headers.map(({ name }) => name)
    expect(await names('issue')).toContain('List-Unsubscribe-Post')
    expect(await names('confirmation')).toEqual(['Auto-Submitted'])
  })
})
