import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentSentences } from '../../src/core/article/document.ts'
import { articleLanguage, detectLanguage } from '../../src/ingest/detect-language.ts'
import { readMarkdown } from '../../src/ingest/markdown/markdown.ts'
import { readText } from '../../src/ingest/text/text.ts'

const folder = join(import.meta.dirname, '..', 'fixtures', 'languages')
const samples = readdirSync(folder).map((name) => ({
  language: name.replace('.md', ''),
  text: readFileSync(join(folder, name), 'utf8'),
}))
const germanText = samples.find(({ language }) => language === 'de')?.text ?? ''
const english =
  'Bread is made of flour, water, salt and time. Many people forget that time is the most important of them, because the dough has to rest before it goes into the oven.'

describe('the language of a text', () => {
  it.each(samples)('is told from its words: $language', ({ language, text }) => {
    expect(detectLanguage(text)).toBe(language)
  })

  it('is told from its words alone, not from code, markup or addresses around them', () => {
    const code = `\`\`\`js\n${'const value = window.fetch(request)\n'.repeat(40)}\`\`\`\n`
    const links = '<https://example.com/the-best-things-in-the-world-are-these> '.repeat(20)
    expect(detectLanguage(code + links + germanText)).toBe('de')
  })

  it('is not guessed from too few words, or from words of no language', () => {
    expect(detectLanguage('Guten Morgen, liebe Leute.')).toBeNull()
    expect(detectLanguage('')).toBeNull()
    expect(detectLanguage('10 20 30 — 40 50\n'.repeat(50))).toBeNull()
    expect(detectLanguage(`${english.repeat(6)} ${germanText.slice(200, 1200)}`)).toBeNull()
  })

  it('is looked for in little time, whatever the text', () => {
    const hostile = ['`', '<', '](', 'http://', '~~~\n', 'a'].map((piece) => piece.repeat(1_000_000))
    for (const text of hostile) expect(() => detectLanguage(text)).not.toThrow()
  }, 5000)

  it('is always a tag or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        const found = detectLanguage(text)
        expect(found === null || Intl.getCanonicalLocales(found)[0] === found).toBe(true)
      }),
    )
  })
})

describe('the language of an article', () => {
  it('is the one that a person chose, whatever the text', () => {
    expect(articleLanguage({ given: 'fr', named: 'en', text: germanText })).toBe('fr')
    expect(articleLanguage({ given: 'de_at', text: english })).toBe('de-AT')
  })

  it('is the one that its page names, unless the text plainly is in another', () => {
    expect(articleLanguage({ named: 'de-CH', text: germanText })).toBe('de-CH')
    expect(articleLanguage({ named: 'en', text: germanText })).toBe('de')
    expect(articleLanguage({ named: 'nl', text: 'Kort.' })).toBe('nl')
  })

  it('is the detected one where nothing is named well, and else English', () => {
    expect(articleLanguage({ given: 'no such thing', named: '', text: germanText })).toBe('de')
    expect(articleLanguage({ text: 'Kort.' })).toBe('en')
  })

  it('is known before Markdown and plain text are cut into sentences', () => {
    const text = `${germanText.replace(/^---[\s\S]*?---\n/, '')}\nAm 3. Mai kam Dr. Weber zu Besuch.\n`
    const plain = readText(text.replace(/^#+ /gm, ''))
    const marked = readMarkdown(text)
    expect(plain.language).toBe('de')
    expect(marked.kind === 'read' && marked.document.language).toBe('de')
    expect(documentSentences(plain).at(-1)?.text).toBe('Am 3. Mai kam Dr. Weber zu Besuch.')
  })

  it('in front matter wins over the text, and what is given wins over both', () => {
    const text = `---\nlang: nl\n---\n${english}\n`
    const languageIn = (given?: string) => {
      const read = readMarkdown(text, given)
      return read.kind === 'read' ? read.document.language : read.kind
    }
    expect(languageIn()).toBe('nl')
    expect(languageIn('en-GB')).toBe('en-GB')
  })
})
