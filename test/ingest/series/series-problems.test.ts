import { describe, expect, it } from 'vitest'
import { edit, type Files, problemIn, sampleFiles } from '../../support/series-files.ts'

type Change = (files: Files) => void

const inYaml =
  (from: string | RegExp, to: string): Change =>
  (files) => {
    edit(files, 'series.yaml', from, to)
  }
const inLesson =
  (from: string | RegExp, to: string): Change =>
  (files) => {
    edit(files, '03-lesson.md', from, to)
  }
const put =
  (name: string, text: string): Change =>
  (files) => {
    files.set(name, text)
  }
const remove =
  (name: string): Change =>
  (files) => {
    files.delete(name)
  }

/** What was done to the files, and the file, the line and the words that the sentence must hold. */
const problems: readonly (readonly [string, Change, RegExp])[] = [
  ['no series.yaml', remove('series.yaml'), /^series\.yaml: The file is missing/],
  ['broken YAML', inYaml('name: Everyday', 'name: "Everyday'), /^series\.yaml: .*quotation mark.*not closed/],
  ['a tab as indent', inYaml('  every', '\tevery'), /^series\.yaml: line 14, column \d+: .*tab: use spaces/],
  [
    'an unknown key',
    inYaml('  every:', '  evry:'),
    /^series\.yaml: line 14: "evry" is not known here: did you mean "every"/,
  ],
  ['an unknown voice', inYaml('  signer:', '  singer:'), /^series\.yaml: line 22: "singer" .* "signer"/],
  [
    'a mistyped day',
    inYaml('every: tuesday', 'every: thursdy'),
    /^series\.yaml: line 14: "thursdy" is not a day: did you mean thursday\?/,
  ],
  [
    'days that are no words',
    inYaml('every: tuesday', 'every: {a: b}'),
    /^series\.yaml: line 14: "every" should be a day or a list/,
  ],
  ['no time of day', inYaml('"09:00"', '"25:00"'), /^series\.yaml: line 16: "25:00" is not a time of day/],
  [
    'no number of days',
    inYaml('2 days', 'some days'),
    /^series\.yaml: line 18: "some days" is not a number of days/,
  ],
  ['no name', inYaml(/^name: .*\n/m, ''), /^series\.yaml: line 1: "name" is missing: add a line "name: …"/],
  ['no key', inYaml('series: sample', 'series:'), /^series\.yaml: line 6: "series" is empty/],
  [
    'half a link',
    inYaml('    url:', '    url: https://example.com'),
    /^series\.yaml: line \d+: "link" has no label/,
  ],
  [
    'a link of another scheme',
    inYaml('offer_url:', 'offer_url: ftp://example.com'),
    /^series\.yaml: line \d+: "offer_url" is not an address that mail can link to/,
  ],
  [
    'no emails',
    inYaml(/emails:\n(?: {2}- .*\n)+/, 'emails: []\n'),
    /^series\.yaml: line \d+: "emails" lists no file/,
  ],
  [
    'emails that are no list',
    inYaml(/emails:\n(?: {2}- .*\n)+/, 'emails: all\n'),
    /^series\.yaml: line \d+: "emails" should list the files/,
  ],
  [
    'an alias',
    inYaml('  signer:', '  signer: *maya'),
    /^series\.yaml: line 22, column \d+: A "\*" before the words/,
  ],
  [
    'a file listed that is not there',
    remove('03-lesson.md'),
    /^series\.yaml: "03-lesson\.md" is listed under "emails", but there is no such file/,
  ],
  [
    'a mistyped file name',
    inYaml('03-lesson.md', '03-leson.md'),
    /"03-leson\.md" .* did you mean "03-lesson\.md"\?/,
  ],
  [
    'a file listed twice',
    inYaml('- 03-lesson.md', '- 02-lesson.md'),
    /^series\.yaml: "02-lesson\.md" is listed twice/,
  ],
  [
    'the article among the emails',
    inYaml('- 03-lesson.md', '- article.txt'),
    /"article\.txt" is the copy of the article and no email/,
  ],
  [
    'a file that is not listed',
    put('notes.md', '---\nsubject: x\n---\n\ny'),
    /^notes\.md: The file is not listed under "emails"/,
  ],
  [
    'a changed article',
    (files) => edit(files, 'article.txt', 'coffee', 'tea'),
    /^article\.txt: The copy of the article was changed.*put the first text back/,
  ],
  [
    'no article',
    remove('article.txt'),
    /^series\.yaml: The copy of the article, "article\.txt", is not there/,
  ],
  [
    'no front matter',
    put('03-lesson.md', 'Only words.'),
    /^03-lesson\.md: line 1: The file does not begin with its settings/,
  ],
  [
    'a colon in the words',
    inLesson(/^opener: .*$/m, 'opener: Here: now'),
    /^03-lesson\.md: line 6, column \d+: A colon and a space stand inside the words: put the words in quotes/,
  ],
  [
    'a number sign in the words',
    inLesson(/^subject: .*$/m, 'subject: The #1 mistake'),
    /^03-lesson\.md: line 4, column \d+: The words after "#" would be lost/,
  ],
  [
    'words that begin with a field',
    inLesson(/^subject: .*$/m, 'subject: {{ first_name }}, hello'),
    /^03-lesson\.md: line 4, column \d+: .*brace: put them in quotes/,
  ],
  [
    'an exclamation mark in front',
    inLesson(/^subject: .*$/m, 'subject: !Hurry up'),
    /^03-lesson\.md: line 4, column \d+: A "!" before the words/,
  ],
  [
    'a key twice',
    inLesson('kind: lesson', 'kind: lesson\nid: x'),
    /^03-lesson\.md: line 4, column \d+: The same name stands here a second time/,
  ],
  [
    'an unknown slot',
    inLesson('subject:', 'subjet:'),
    /^03-lesson\.md: line 4: "subjet" is not known here: did you mean "subject"\?/,
  ],
  [
    'an unknown kind',
    inLesson('kind: lesson', 'kind: lessen'),
    /^03-lesson\.md: line 3: "lessen" is not a kind of email: did you mean lesson\?/,
  ],
  [
    'an empty subject',
    inLesson(/^subject: .*$/m, 'subject: ""'),
    /^03-lesson\.md: line 4: "subject" is empty/,
  ],
  ['no subject', inLesson(/^subject: .*\n/m, ''), /^03-lesson\.md: line 2: "subject" is missing/],
  [
    'an id used twice',
    (files) =>
      edit(files, '03-lesson.md', /^id: .*$/m, files.get('02-lesson.md')?.match(/^id: .*$/m)?.[0] ?? ''),
    /^03-lesson\.md: line 2: The id "lesson-\w+" is also that of 02-lesson\.md/,
  ],
  [
    'a body with nothing',
    inLesson(/\n\n[\s\S]*$/, '\n'),
    /^03-lesson\.md: The email has no words below its second "---"/,
  ],
  [
    'a body that shows nothing',
    inLesson(/\n\n[\s\S]*$/, '\n\n<!-- to do -->\n'),
    /^03-lesson\.md: The email has no words that a reader would see/,
  ],
  [
    'a button of another scheme',
    inLesson(/^reply: .*$/m, 'button: {label: Go, url: "javascript:x"}'),
    /^03-lesson\.md: line \d+: "url" is not an address/,
  ],
  [
    'a button that leads nowhere',
    inLesson(/^reply: .*$/m, 'button: Go'),
    /^03-lesson\.md: line \d+: The button leads nowhere/,
  ],
  [
    'a button and a reply',
    inLesson(/^reply:/m, 'button: {label: Go, url: "https://example.com"}\nreply:'),
    /^03-lesson\.md: line \d+: There is a "button" and a "reply"/,
  ],
  [
    'a link to no email',
    (files) => edit(files, '07-recap.md', /- lesson-.*$/m, '- lesson-x'),
    /^07-recap\.md: line \d+: The series has no email with the id "lesson-x"/,
  ],
  [
    'a welcome in the middle',
    inLesson('kind: lesson', 'kind: welcome'),
    /^03-lesson\.md: line 3: A welcome can only be the first email/,
  ],
  [
    'a recap in the middle',
    inLesson('kind: lesson', 'kind: recap'),
    /^03-lesson\.md: line 3: A recap can only be the last email/,
  ],
  ['another encoding', inLesson('Worry', 'Caf\uFFFD: worry'), /^03-lesson\.md: .*UTF-8/],
]

describe('a problem in the files of a series', () => {
  it.each(problems)('%s is one clear sentence', (_, change, expected) => {
    const files = sampleFiles()
    change(files)
    const message = problemIn(files)
    expect(message).toMatch(expected)
    expect(message).toMatch(/[.?]$/)
    expect(message).not.toMatch(/\n|undefined|\[object|\.\.$/)
  })

  it('keys that a program might trip over are unknown keys', () => {
    const files = sampleFiles()
    edit(files, 'series.yaml', 'series: sample', '__proto__: {polluted: yes}\nseries: sample')
    expect(problemIn(files)).toContain('"__proto__" is not known here')
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('a bomb of aliases is refused before it goes off', () => {
    const lines = Array.from(
      { length: 30 },
      (_, index) => `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]`,
    )
    const files = sampleFiles()
    files.set('series.yaml', ['a: &a-1 x', ...lines].join('\n'))
    expect(problemIn(files)).toMatch(/^series\.yaml: line 2, column \d+: A "\*" before the words/)
  })
})
