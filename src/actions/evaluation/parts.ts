import type { Draft, Email } from '../../core/draft/draft.ts'
import { wordsOf } from '../../core/language/words.ts'
import { letterOf } from '../../core/mail/letter.ts'
import { compileLetter } from '../../render/compile-letter.tsx'
import { letterHtml } from '../../render/letter-html.ts'
import { sampleSubscriber } from '../../render/sample-reader.ts'
import { textPart } from './draft-facts.ts'

/** How far the two parts of each email say the same, and how large the HTML is. */
export interface Parts {
  /** Of the email that agrees least: the Dice coefficient of the words of its two parts, 0 to 1. */
  readonly least: number
  /** Bytes of the largest HTML part. */
  readonly bytes: number
}

/** Renders each email of a draft for a sample reader and compares its parts. */
export async function compareParts(draft: Draft): Promise<Parts> {
  let [least, bytes] = [1, 0]
  for (const email of draft.emails) {
    const html = await htmlPart(draft, email)
    least = Math.min(least, dice(wordsOf(htmlText(html)), wordsOf(withoutAddresses(textPart(draft, email)))))
    bytes = Math.max(bytes, Buffer.byteLength(html))
  }
  return { least, bytes }
}

async function htmlPart(draft: Draft, email: Email): Promise<string> {
  const frame = { language: draft.article.language, withoutName: draft.voice.greetingWithoutName }
  const compiled = await compileLetter(letterOf(email, frame))
  if (compiled.kind !== 'compiled') return ''
  return letterHtml(compiled.template, sampleSubscriber(compiled.template, frame.language))
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' }

/** The words that an HTML part of ours shows, pictures' descriptions included. */
function htmlText(html: string): string {
  return withoutAddresses(
    html
      .slice(html.indexOf('</head>'))
      .replace(/<div data-skip-in-text[^>]*>[^<]*<\/div>/, '')
      .replace(/<img[^>]*? alt="([^"]*)"[^>]*>/g, ' $1 ')
      .replace(/<\/?(?:strong|em|b|i|a|code|span)\b[^>]*>/g, '')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&#x([\da-f]+);/gi, (_, digits: string) => String.fromCodePoint(Number.parseInt(digits, 16)))
      .replace(/&(\w+);/g, (whole, name: string) => NAMED[name] ?? whole),
  )
}

function withoutAddresses(text: string): string {
  return text.replace(/<?\b(?:https?:\/\/|mailto:|tel:)[^\s<>]*>?/gi, ' ')
}

function dice(one: readonly string[], other: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1)
  let common = 0
  for (const word of other) {
    const left = counts.get(word) ?? 0
    if (left > 0) common += 1
    counts.set(word, left - 1)
  }
  return one.length + other.length === 0 ? 1 : (2 * common) / (one.length + other.length)
}
