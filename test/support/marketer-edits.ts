import fc from 'fast-check'
import type { Files } from './series-files.ts'

/** One thing that a marketer may do to the files of a series; numbers choose the place, whatever there is. */
export interface MarketerEdit {
  readonly kind: keyof typeof doers
  readonly email: number
  readonly at: number
  readonly to: number
}

interface Doing extends MarketerEdit {
  readonly files: Files
  readonly names: readonly string[]
  readonly lessons: readonly string[]
  readonly own: string
}

const doers = {
  subject: (doing: Doing) => changeSlot(doing, 'subject'),
  preview: (doing: Doing) => changeSlot(doing, 'preview'),
  tip: (doing: Doing) => changeSlot(doing, 'tip'),
  reply: (doing: Doing) => changeSlot(doing, 'reply'),
  reword: (doing: Doing) =>
    changeParagraph(doing, (words) => words.replace(/(?<=\p{L} )\p{L}+(?=[ .])/u, doing.own)),
  'remove sentence': (doing: Doing) =>
    changeParagraph(doing, (words) => (/^\p{L}/u.test(words) ? words.replace(/^[^.]*\. (?=\S)/, '') : words)),
  'remove paragraph': ({ files, names, email, at }: Doing) =>
    changeBody(files, pick(names, email), (all) =>
      all.length < 2 ? all : all.toSpliced(at % all.length, 1),
    ),
  'own paragraph': ({ files, names, email, at, own }: Doing) =>
    changeBody(files, pick(names, email), (all) =>
      all.toSpliced(at % (all.length + 1), 0, `${own} in a paragraph. It has two sentences.`),
    ),
  'move paragraph': moveParagraph,
  'swap lessons': ({ files, lessons, email }: Doing) =>
    swap(files, pick(lessons, email), pick(lessons, email + 1)),
  'remove email': removeEmail,
  'add email': addEmail,
  lock: ({ files, names, email }: Doing) => {
    const name = pick(names, email)
    files.set(name, (files.get(name) ?? '').replace(/^kind: .*$(?!\nlocked)/m, '$&\nlocked: true'))
  },
}

/** Any few edits. */
export const marketerEdits: fc.Arbitrary<readonly MarketerEdit[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(doers) as (keyof typeof doers)[])),
    email: fc.nat(50),
    at: fc.nat(50),
    to: fc.nat(50),
  }),
  { maxLength: 5 },
)

/** Does the edits one after the other; each leaves words that tell it: "Own words 3". */
export function applyMarketerEdits(files: Files, edits: readonly MarketerEdit[]): void {
  for (const [index, edit] of edits.entries()) {
    const names = emailNames(files)
    const lessons = names.filter((name) => /kind: lesson/.test(files.get(name) ?? ''))
    doers[edit.kind]({ ...edit, files, names, lessons, own: `Own words ${index}` })
  }
}

/** The email files in sending order. */
export function emailNames(files: Files): readonly string[] {
  const [, list = ''] = settingsIn(files).split('\nemails:\n')
  return [...(list.split('\n\n')[0] ?? '').matchAll(/^ {2}- (\S+\.md)/gm)].map((match) => match[1] ?? '')
}

function settingsIn(files: Files): string {
  return files.get('series.yaml') ?? ''
}

function pick<Value>(values: readonly Value[], place: number): Value {
  const value = values[place % values.length]
  if (value === undefined) throw new Error('There is nothing to pick from.')
  return value
}

function changeSlot({ files, names, email, own }: Doing, slot: string): void {
  const name = pick(names, email)
  const line = new RegExp(`^${slot}: .*$`, 'm')
  files.set(name, (files.get(name) ?? '').replace(line, `${slot}: ${own} of a slot`))
}

function changeBody(files: Files, name: string, change: (all: readonly string[]) => readonly string[]): void {
  const text = files.get(name) ?? ''
  const body = text.indexOf('\n---\n\n') + 6
  const paragraphs = text.slice(body).trimEnd().split('\n\n')
  files.set(name, `${text.slice(0, body)}${change(paragraphs).join('\n\n')}\n`)
}

function changeParagraph({ files, names, email, at }: Doing, change: (words: string) => string): void {
  changeBody(files, pick(names, email), (all) =>
    all.map((words, place) => (place === at % all.length ? change(words) : words)),
  )
}

function moveParagraph({ files, names, email, at, to }: Doing): void {
  let moved = ''
  changeBody(files, pick(names, email), (all) => {
    if (all.length < 2) return all
    moved = pick(all, at)
    return all.toSpliced(at % all.length, 1)
  })
  if (moved !== '') changeBody(files, pick(names, to), (all) => [...all, moved])
}

function swap(files: Files, one: string, other: string): void {
  const swapped = settingsIn(files).replaceAll(/^ {2}- (\S+\.md)/gm, (line, name: string) =>
    name === one ? `  - ${other}` : name === other ? `  - ${one}` : line,
  )
  files.set('series.yaml', swapped)
}

function removeEmail({ files, lessons, email }: Doing): void {
  if (lessons.length < 3) return
  const name = pick(lessons, email)
  files.delete(name)
  files.set('series.yaml', settingsIn(files).replace(new RegExp(`^ {2}- ${name}.*\\n`, 'm'), ''))
}

function addEmail({ files, lessons, email, own }: Doing): void {
  const name = `${own.toLowerCase().replaceAll(' ', '-')}.md`
  files.set(name, `---\nsubject: ${own} of an email\n---\n\n${own} in an email. It is short.\n`)
  const before = new RegExp(`^(?= {2}- ${pick(lessons, email)})`, 'm')
  files.set('series.yaml', settingsIn(files).replace(before, `  - ${name}\n`))
}
