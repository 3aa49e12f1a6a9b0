import { writeFrontMatter } from './write-front-matter.ts'

/** The same Markdown with front matter that names this language and no other. */
export function withLanguage(source: string, language: string): string {
  const line = writeFrontMatter({ language }).split('\n')[1] ?? ''
  const front = /^---[ \t]*\n(?:[\s\S]*?\n)?---[ \t]*(?:\n|$)/.exec(source)?.[0]
  if (front === undefined) return `---\n${line}\n---\n\n${source}`
  const kept = front.replace(/^(?:language|lang|locale)[ \t]*:.*\n/gim, '')
  return kept.replace('\n', `\n${line}\n`) + source.slice(front.length)
}
