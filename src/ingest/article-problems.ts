export type ArticleProblemName =
  | 'empty'
  | 'not-text'
  | 'too-large'
  | 'unsupported-format'
  | 'broken-front-matter'
  | 'too-deep'
  | 'no-paragraph'

/** Why an article cannot be read: one sentence with what, why and what to do, and no word of the article. */
export interface ArticleProblem {
  readonly kind: 'problem'
  readonly problem: ArticleProblemName
  readonly message: string
}

/** Larger files are refused, so that one file cannot hold up the rest: 5 MB. */
export const maxArticleBytes = 5 * 1024 * 1024

/** The problem of a file that is larger than `maxArticleBytes`, for those who know the size before reading. */
export function articleTooLarge(fileName: string): ArticleProblem {
  const why = `it is larger than ${maxArticleBytes / 1024 / 1024} MB, more than any article needs`
  return problem('too-large', fileName, `${why}; save the words alone as text or Markdown`)
}

export function emptyArticle(fileName: string): ArticleProblem {
  return problem('empty', fileName, 'it holds no words; check that the article was saved into it')
}

export function articleNotText(fileName: string): ArticleProblem {
  return problem('not-text', fileName, 'it is not UTF-8 text; save the article as plain text in UTF-8')
}

export function unsupportedFormat(fileName: string): ArticleProblem {
  const why = 'only text and Markdown files are read so far'
  return problem('unsupported-format', fileName, `${why}; save the article as .txt or .md`)
}

export function brokenFrontMatter(fileName: string): ArticleProblem {
  const why = 'the front matter between its first two --- lines is not valid YAML'
  return problem(
    'broken-front-matter',
    fileName,
    `${why}; write lines of the form "title: words" or remove it`,
  )
}

export function articleTooDeep(fileName: string): ArticleProblem {
  const why = 'its lists, quotes, brackets or marks of emphasis are nested too deeply for an email'
  return problem('too-deep', fileName, `${why}; nest them fewer levels deep, or use fewer of them`)
}

export function articleWithoutParagraph(fileName: string): ArticleProblem {
  return problem('no-paragraph', fileName, 'it holds no paragraph of words; add the text of the article')
}

/** The last part of a path or address, as a person would call the file. */
export function baseName(fileName: string): string {
  const last = fileName.split(/[/\\]/).findLast((part) => part !== '') ?? fileName
  return last.replace(/\p{Cc}/gu, '')
}

function problem(name: ArticleProblemName, fileName: string, why: string): ArticleProblem {
  return { kind: 'problem', problem: name, message: `Cannot read ${baseName(fileName)}: ${why}.` }
}
