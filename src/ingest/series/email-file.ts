import { maxArticleBytes } from '../article-problems.ts'
import { cleanSource } from '../source-text.ts'
import { type ButtonFields, type EmailFields, emailFields, type LinkFields } from './email-fields.ts'
import { splitHeadedText } from './headed-text.ts'
import { type FileProblem, problemIn } from './series-problems.ts'
import { shapeOf } from './yaml-shape.ts'
import { readYaml, type YamlPath, yamlRemark, yamlText } from './yaml-text.ts'

/** One email as a file has it: the front matter and the blocks as Markdown. */
export interface EmailFile {
  readonly fields: EmailFields
  readonly body: string
}

/** An email file as read, with what is needed to say where something in it is wrong. */
export interface ReadEmailFile extends EmailFile {
  readonly kind: 'read'
  readonly file: string
  lineOf(path: YamlPath): number
}

/** A lesson may be all of the largest article with an escape before each letter. */
const longestEmail = 2 * maxArticleBytes

/** Reads an email file, whichever line ends an editor gave it; its first problem names the line. */
export function readEmailFile(text: string, file: string): ReadEmailFile | FileProblem {
  if (text.length > longestEmail) return problemIn(file, 'The file is too long for an email: shorten it')
  const parts = splitHeadedText(cleanSource(text))
  if (parts === null) return problemIn(file, missingFrontMatter, 1)
  const yaml = readYaml(parts.yaml, parts.yamlLine)
  if (yaml.kind === 'problem') return problemIn(file, yaml.message, yaml)
  const fields = shapeOf(emailFields, yaml, file)
  if (fields.kind === 'problem') return fields
  const body = parts.body.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
  if (body.trim() === '')
    return problemIn(
      file,
      'The email has no words below its second "---": write them, or remove the file and its line in series.yaml',
    )
  return { kind: 'read', file, fields: fields.value, body, lineOf: (path) => yaml.lineOf(path) }
}

const missingFrontMatter =
  'The file does not begin with its settings: put a line "---", lines such as "subject: What the email is about", and another line "---" above the words'

/**
 * The file of an email: reading it gives the same fields and the same body. `subjects`, by email id, are remarks
 * that say where its links lead.
 */
export function writeEmailFile(
  { fields, body }: EmailFile,
  subjects: ReadonlyMap<string, string> = new Map(),
): string {
  const lines = [
    ...line('id', fields.id),
    ...line('kind', fields.kind),
    ...(fields.locked ? ['locked: true'] : []),
    ...line('subject', fields.subject),
    ...line('preview', fields.preview),
    ...line('greeting', fields.greeting),
    ...line('opener', fields.opener),
    ...line('tip', fields.tip),
    ...buttonLines(fields.button),
    ...line('reply', fields.reply),
    ...line('signoff', fields.signoff),
    ...line('ps', fields.ps),
    ...linkLines(fields.links, subjects),
  ]
  return `---\n${lines.join('\n')}\n---\n\n${body}\n`
}

function line(name: string, words: string | null): readonly string[] {
  return words === null ? [] : [words === '' ? `${name}:` : `${name}: ${yamlText(words)}`]
}

function buttonLines(button: ButtonFields | null): readonly string[] {
  if (button?.url == null) return line('button', button?.label ?? null)
  return ['button:', `  label: ${yamlText(button.label)}`, `  url: ${yamlText(button.url)}`]
}

function linkLines(links: readonly LinkFields[], subjects: ReadonlyMap<string, string>): readonly string[] {
  if (links.length === 0) return []
  const lines = links.flatMap(({ email, label }) =>
    label === null
      ? [`  - ${yamlText(email)}${yamlRemark(subjects.get(email) ?? '')}`]
      : [`  - email: ${yamlText(email)}`, `    label: ${yamlText(label)}`],
  )
  return ['links:', ...lines]
}
