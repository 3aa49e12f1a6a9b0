import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { noticeKinds } from '../../../src/core/delivery/delivery.ts'
import { OWN_WORDS } from '../../../src/core/language/own-words.ts'
import { mirrored, PSEUDO_LOCALE } from '../../../src/core/language/pseudo-locale.ts'
import { readerLanguages } from '../../../src/core/language/reader-language.ts'
import { noticeWords } from '../../../src/core/mail/notice-words.ts'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'src/web/words')

type Leaves = ReadonlyMap<string, string>

/** Every text in words, by its path; one that is made is made of its own parameters' places. */
function leavesOf(words: unknown, path = ''): Leaves {
  if (typeof words === 'string') return new Map([[path, words]])
  if (typeof words === 'function') {
    const places = Array.from({ length: words.length }, (_, index) => `<${index}>`)
    return leavesOf(words(...places), `${path}()`)
  }
  if (words === null || typeof words !== 'object') return new Map()
  return new Map(Object.entries(words).flatMap(([key, value]) => [...leavesOf(value, `${path}.${key}`)]))
}

const areas: { name: string; wordsOf: (language: string) => unknown }[] = []
for (const file of readdirSync(folder)) {
  const module: Record<string, unknown> = await import(join(folder, file))
  for (const [name, value] of Object.entries(module)) {
    const wordsOf = value as (language: string) => unknown
    if (typeof value === 'function' && name.endsWith('Words')) areas.push({ name, wordsOf })
  }
}
areas.push({
  name: 'noticeWords',
  wordsOf: (language) => Object.fromEntries(noticeKinds.map((kind) => [kind, noticeWords(kind, language)])),
})
areas.push({ name: 'ownWords', wordsOf: (language) => OWN_WORDS.get(language) })

/** The same in several languages, and rightly so. */
const SAME =
  /^(?:[\W\d<>]*|.*\{\w+\}[:. ]*|RSS|JSON Feed|Feeds:|Name|six|Newsletter|Archiv(?:e)?|E-?Mail.*|Pause|https?:.*|\/.*)$/i

describe.each(areas)('the words of $name', ({ wordsOf }) => {
  const english = leavesOf(wordsOf('en'))

  it.each(readerLanguages)('are all there in "%s", and none is empty', (language) => {
    const leaves = leavesOf(wordsOf(language))
    expect([...leaves.keys()].toSorted()).toEqual([...english.keys()].toSorted())
    expect([...leaves].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it.each(readerLanguages.filter((language) => language !== 'en'))('are translated into "%s"', (language) => {
    const leaves = leavesOf(wordsOf(language))
    const same = [...leaves].filter(([path, text]) => text === english.get(path) && !SAME.test(text))
    expect(same).toEqual([])
  })

  it.each(readerLanguages)('have the same gaps in "%s"', (language) => {
    const gaps = (text: string | undefined) => (text?.match(/\{\{[^}]*\}\}|\{\w+\}|<\d>/g) ?? []).toSorted()
    for (const [path, text] of leavesOf(wordsOf(language))) {
      expect([path, ...new Set(gaps(text))]).toEqual([path, ...new Set(gaps(english.get(path)))])
    }
  })
})

describe('words for readers', () => {
  it('keep what French sets apart from the word before it on the same line', () => {
    const loose = areas
      .filter(({ name }) => name !== 'ownWords')
      .flatMap(({ wordsOf }) => [...leavesOf(wordsOf('fr')).values()])
      .filter((text) => / [:;?!»]|« /.test(text))
    expect(loose).toEqual([])
  })

  it('are each shown somewhere', () => {
    const sources = filesBelow(join(root, 'src')).filter((file) => !file.startsWith(folder))
    const text = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
    const names = areas
      .filter(({ name }) => name !== 'ownWords' && name !== 'noticeWords')
      .flatMap(({ wordsOf }) => [...leavesOf(wordsOf('en')).keys()])
      .map((path) => path.replace(/\(\)/g, '').split('.').filter(Boolean))
    const unused = names.filter((path) => !path.every((name) => new RegExp(`\\b${name}\\b`).test(text)))
    expect(unused.map((path) => path.join('.'))).toEqual([])
  })

  it('can be shown from right to left before anybody has translated them', () => {
    for (const { name, wordsOf } of areas.filter(({ name }) => name !== 'ownWords')) {
      const [shown, english] = [leavesOf(wordsOf(PSEUDO_LOCALE)), leavesOf(wordsOf('en'))]
      expect([name, [...shown.values()]]).toEqual([name, [...english.values()].map((text) => mirrored(text))])
    }
  })
})

function filesBelow(path: string): string[] {
  return readdirSync(path).flatMap((name) => {
    const file = join(path, name)
    return statSync(file).isDirectory() ? filesBelow(file) : [file]
  })
}
