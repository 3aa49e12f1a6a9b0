import { ALL_PHRASES } from '../../src/core/draft/phrases.ts'

/**
 * The measures Q1 to Q9 computed from what `draft --json` prints and nothing else: no code of the drafting
 * is used but the catalogue of phrases.
 */
export interface SeriesJson {
  readonly article: { readonly title: string }
  readonly sentences: readonly {
    readonly id: string
    readonly text: string
    readonly section: string | null
    readonly kind: string
  }[]
  readonly emails: readonly EmailJson[]
  readonly dropped: readonly { readonly id: string; readonly reason: string }[]
}

interface EmailJson {
  readonly id: string
  readonly kind: string
  readonly subject: { readonly text: string }
  readonly preview: { readonly text: string }
  readonly tip: { readonly text: string } | null
  readonly body: readonly string[]
  readonly words: number
  readonly text: string
}

/** Q1: sentences that are not in exactly one email or drop. */
export function misplaced({ sentences, emails, dropped }: SeriesJson): readonly string[] {
  const places = [...emails.flatMap(({ body }) => body), ...dropped.map(({ id }) => id)]
  return sentences.filter(({ id }) => places.filter((place) => place === id).length !== 1).map(({ id }) => id)
}

/** Q1b: dropped sentences that are more than a title or heading. */
export function lostContent({ sentences, dropped }: SeriesJson): readonly string[] {
  const headings = new Set(
    sentences.filter(({ kind }) => kind === 'title' || kind === 'heading').map(({ id }) => id),
  )
  return dropped.map(({ id }) => id).filter((id) => !headings.has(id))
}

/** Q2: lines of the emails that are neither the article's sentences, nor phrases around its words, nor `own`. */
export function inventedLines(series: SeriesJson, own: readonly string[]): readonly string[] {
  const sentences = series.sentences.map(({ text }) => normal(text))
  const article = sentences.join(' ')
  const subjects = series.emails.map(({ subject }) => normal(subject.text))
  const judged = new Map<string, boolean>()
  const known = (filler: string): boolean => {
    const before = judged.get(filler) ?? judge(filler)
    judged.set(filler, before)
    return before
  }
  const judge = (filler: string): boolean => {
    const words = normal(filler)
    if (article.includes(words) || subjects.includes(words) || COUNTS.test(words)) return true
    const parts = filler.split(/, and |, | and /)
    return parts.length > 1
      ? parts.every(known)
      : fromPhrase(filler, (inner) => inner !== filler && known(inner))
  }
  const lines = series.emails.flatMap((email) => [
    email.subject.text,
    email.preview.text,
    ...email.text.split('\n'),
  ])
  return lines
    .filter((line) => line.trim() !== '' && !own.includes(line))
    .filter(
      (line) =>
        !isMadeOf(normal(line), sentences) && !article.includes(normal(line)) && !fromPhrase(line, known),
    )
}

const COUNTS = /^ (?:\d+|one|two|three|four|five|six|seven|eight) $/

function fromPhrase(line: string, known: (filler: string) => boolean): boolean {
  return ALL_PHRASES.some(({ text }) => {
    const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const match = new RegExp(`^${parts.join('(.+?)')}$`, 'iu').exec(line)
    return match?.slice(1).every(known) ?? false
  })
}

/** Whether a line is whole sentences, one after the other. */
function isMadeOf(line: string, sentences: readonly string[]): boolean {
  if (line.trim() === '') return true
  return sentences.some(
    (sentence) => line.startsWith(sentence) && isMadeOf(` ${line.slice(sentence.length)}`, sentences),
  )
}

function normal(text: string): string {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return ` ${words.join(' ')} `
}

/** Q3: Kendall's tau of the body's order against the source's. */
export function orderOf({ sentences, emails }: SeriesJson): number {
  const places = new Map(sentences.map(({ id }, place) => [id, place]))
  const order = emails.flatMap(({ body }) => body.map((id) => places.get(id) ?? -1))
  const pairs = order.flatMap((one, index) => order.slice(index + 1).map((other) => Math.sign(other - one)))
  return pairs.reduce((sum, sign) => sum + sign, 0) / pairs.length
}

/** Q4: the share of each lesson that is of its main section. */
export function purityOf({ sentences, emails }: SeriesJson): readonly number[] {
  const sections = new Map(sentences.map(({ id, section }) => [id, section]))
  return lessonsOf(emails).map(({ body }) => {
    const groups = Map.groupBy(body, (id) => sections.get(id))
    return Math.max(...[...groups.values()].map((group) => group.length)) / body.length
  })
}

/** Q5: coefficient of variation of the lessons' words. */
export function balanceOf({ emails }: SeriesJson): number {
  const words = lessonsOf(emails).map((email) => email.words)
  const mean = words.reduce((sum, count) => sum + count, 0) / words.length
  return Math.sqrt(words.reduce((sum, count) => sum + (count - mean) ** 2, 0) / words.length) / mean
}

/** The lessons, without welcome and recap. */
export function lessonsOf(emails: readonly EmailJson[]): readonly EmailJson[] {
  return emails.filter(({ kind }) => kind === 'lesson')
}

const LEANING =
  /^(?:however|but|and|so|yet|also|similarly|likewise|therefore|thus|moreover|furthermore|additionally|in addition|then|this|that|these|those|they|it|he|she|such|here|instead|nevertheless|still|on the other hand|for example|for instance|as (?:mentioned|noted|discussed)|the (?:former|latter))\b/i

/** Q7: what is wrong with a subject among the others. */
export function subjectFault(email: EmailJson, emails: readonly EmailJson[]): string | null {
  const { text } = email.subject
  if (text.length < 15 || text.length > 50) return `${text.length} characters`
  if (text.split(/\s+/).length > 9) return 'more than nine words'
  if (/[.:!]$/.test(text)) return 'ends with a mark'
  if (LEANING.test(text)) return 'leans'
  if (/^(?:conclusion|introduction|summary)$/i.test(text)) return 'generic'
  return emails.some((other) => other !== email && other.subject.text === text) ? 'repeated' : null
}

/** Q8: what is wrong with a preview text. */
export function previewFault(email: EmailJson, { sentences }: SeriesJson): string | null {
  const { text } = email.preview
  if (text.length < 40 || text.length > 110) return `${text.length} characters`
  const [one, other] = [normal(text), normal(email.subject.text)].map(
    (words) => new Set(words.trim().split(' ')),
  )
  const shared = [...(one ?? [])].filter((word) => other?.has(word)).length
  if (shared / ((one?.size ?? 0) + (other?.size ?? 0) - shared) > 0.6) return 'repeats the subject'
  const first = sentences.find(({ id }) => id === email.body[0])?.text ?? ''
  if (first !== '' && text.slice(0, 40) === first.slice(0, 40)) return 'repeats the first line'
  return /[\p{L}\p{N}.!?”’)]$/u.test(text) ? null : 'ends within a clause'
}

/** Q9: the first sentence, subject, preview text or tip that leans on something before it. */
export function leaningTexts({ emails, sentences }: SeriesJson): readonly string[] {
  const texts = emails.flatMap(({ subject, preview, tip, body }) => {
    const first = sentences.find(({ id }) => id === body[0])?.text
    return [subject.text, preview.text, tip?.text, first]
  })
  return texts.filter((text) => text !== undefined).filter((text) => LEANING.test(text))
}
