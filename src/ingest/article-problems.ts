import type { FileKind } from './article-format.ts'

export type ArticleProblemName =
  | 'empty'
  | 'not-text'
  | 'too-large'
  | 'too-long'
  | 'unsupported-format'
  | 'broken-front-matter'
  | 'too-deep'
  | 'no-paragraph'
  | 'unreadable-page'
  | 'broken-word-file'
  | 'unsafe-word-file'
  | 'broken-feed'
  | 'feed-entry'

/** Why an article cannot be read: one sentence with what, why and what to do, and no word of the article. */
export interface ArticleProblem {
  readonly kind: 'problem'
  readonly problem: ArticleProblemName
  readonly message: string
}

/** Larger files are refused, so that one file cannot hold up the rest: 5 MB. */
export const maxArticleBytes = 5 * 1024 * 1024

/** A Word file may hold pictures: 10 MB. */
export const maxWordFileBytes = 10 * 1024 * 1024

/** The most characters of words that are read as an article: some 150,000 words, a book. */
export const mostArticleLetters = 300_000

/** The most paragraphs, headings, list items and cells of tables: each takes its time. */
export const mostArticleBlocks = 6_000

/** The problem of a file that is larger than `most` bytes, for those who know the size before reading. */
export function articleTooLarge(fileName: string, most: number = maxArticleBytes): ArticleProblem {
  const why = `it is larger than ${most / 1024 / 1024} MB, more than any article needs`
  return articleProblem('too-large', fileName, `${why}; save the words alone as text or Markdown`)
}

/** More than a series can carry, in a file that may well be smaller than others. */
export function articleTooLong(fileName: string, text: string): ArticleProblem {
  const words = text.match(/\S+/g)?.length ?? 0
  const [count, unit] = words * 20 > text.length ? [words, 'words'] : [text.length, 'characters']
  const why = `it holds ${count.toLocaleString('en')} ${unit}, more than a series can carry`
  return articleProblem('too-long', fileName, `${why}; save a part of it as an article of its own`)
}

/** Few words may still be in more pieces than `mostArticleBlocks`. */
export function articleTooManyBlocks(fileName: string, count: number): ArticleProblem {
  const why = `it holds ${count.toLocaleString('en')} paragraphs, headings and list items, more than a series can carry`
  return articleProblem('too-long', fileName, `${why}; save a part of it as an article of its own`)
}

export function emptyArticle(fileName: string): ArticleProblem {
  return articleProblem('empty', fileName, 'it holds no words; check that the article was saved into it')
}

export function articleNotText(fileName: string): ArticleProblem {
  const why = 'what it holds is no text'
  return articleProblem(
    'not-text',
    fileName,
    `${why}; save the article as .docx, HTML, Markdown or plain text`,
  )
}

const savings: Readonly<Record<Exclude<FileKind, 'docx'> | 'mhtml' | 'opml', string>> = {
  doc: 'it is a file of an old Word or another old Office program; open it there and save it as .docx',
  protected: 'it is protected by a password; save it again without one',
  odt: 'it is an OpenDocument file; open it and save it as .docx',
  pages: 'it is a Pages file; open it and export it to Word (.docx)',
  epub: 'it is a book (.epub); save one chapter of it as HTML or .docx',
  office: 'it is a spreadsheet or a presentation; save its words as .docx, HTML or plain text',
  zip: 'it is an archive (.zip); take the article out of it',
  pdf: 'a PDF holds lines on pages and no paragraphs; save the article as .docx, HTML or plain text',
  rtf: 'it is a rich text file (.rtf); open it and save it as .docx',
  picture: 'it is a picture or a film; save the words of the article as .docx, HTML or plain text',
  archive: 'it is an archive; take the article out of it',
  opml: 'it is a list of feeds (OPML); name one of its feeds, or the address of one article',
  mhtml: 'it is a web archive (.mhtml); save the page as HTML instead',
}

/** The problem of a format that is not read, with the one to save it as. */
export function unsupportedFormat(fileName: string, kind: keyof typeof savings): ArticleProblem {
  return articleProblem('unsupported-format', fileName, savings[kind])
}

/** The copy of an article beside its series is text or Markdown, whatever it was imported from. */
export function noCopyFormat(fileName: string): ArticleProblem {
  const why = 'the copy of an article is text or Markdown'
  return articleProblem('unsupported-format', fileName, `${why}; draft the series again from the article`)
}

export function brokenFrontMatter(fileName: string): ArticleProblem {
  const why = 'the front matter between its first two --- lines is not valid YAML'
  return articleProblem(
    'broken-front-matter',
    fileName,
    `${why}; write lines of the form "title: words" or remove it`,
  )
}

export function articleTooDeep(fileName: string): ArticleProblem {
  const why = 'its lists, quotes, brackets or marks of emphasis are nested too deeply for an email'
  return articleProblem('too-deep', fileName, `${why}; nest them fewer levels deep, or use fewer of them`)
}

export function articleWithoutParagraph(fileName: string): ArticleProblem {
  return articleProblem(
    'no-paragraph',
    fileName,
    'it holds no paragraph of words; add the text of the article',
  )
}

/** `fault` is one sentence about the page. */
export function unreadablePage(fileName: string, fault: string): ArticleProblem {
  const why = fault.replace(/\.$/, '').replace(/^The/, 'the')
  return articleProblem('unreadable-page', fileName, `${why}; save its words as plain text or Markdown`)
}

/** The last part of a path or address, as a person would call the file. */
export function baseName(fileName: string): string {
  const last = fileName.split(/[/\\]/).findLast((part) => part !== '') ?? fileName
  return last.replace(/\p{Cc}/gu, '')
}

/** A problem with a file as one sentence: why, and what to do. */
export function articleProblem(name: ArticleProblemName, fileName: string, why: string): ArticleProblem {
  return { kind: 'problem', problem: name, message: `Cannot read ${baseName(fileName)}: ${why}.` }
}
