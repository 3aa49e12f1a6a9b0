import { spokenLanguage } from '../language/reader-language.ts'
import { frameWords } from '../mail/frame-phrases.ts'
import { textDirection } from '../mail/text-direction.ts'
import { type Counted, countingSentence } from './counting-words.ts'
import { formWords } from './form-words.ts'
import type { ListField } from './list-field.ts'
import { type ListSender, senderWords } from './sender-words.ts'

/** What a form for somebody else's page is made of. */
export interface EmbeddedList {
  /** Where the form posts to. */
  readonly action: string
  readonly language: string
  readonly consentText: string
  readonly consentVersion: number
  readonly fields: readonly ListField[]
  readonly sender: ListSender
  readonly privacyUrl: string | null
  readonly imprintUrl: string | null
  readonly counted: Counted
}

/**
 * A sign-up form as plain HTML without style or script, to be put on any page. It posts to the list's own page, which
 * answers. A change of the consent text asks for a new copy; until then the answer shows the new text first.
 */
export function embedForm(list: EmbeddedList): string {
  const words = formWords(list.language)
  const spoken = spokenLanguage(list.language)
  return [
    `<form action="${escaped(list.action)}" method="post" accept-charset="utf-8" lang="${escaped(spoken)}" dir="${textDirection(spoken)}">`,
    `  <p${ownMark(list.language)}>${escaped(list.consentText)}</p>`,
    ...whoWrites(list),
    `  <p><label>${words.address}<br><input name="address" type="email" autocomplete="email" maxlength="254" required></label></p>`,
    `  <p><label>${words.optional(words.name)}<br><input name="name" type="text" autocomplete="name" maxlength="200"></label></p>`,
    ...list.fields.map((field) => `  <p>${fieldOf(field, list.language)}</p>`),
    `  <p style="position:absolute;left:-100vw" aria-hidden="true"><label>${words.trap} <input name="website" type="text" tabindex="-1" autocomplete="off"></label></p>`,
    `  <input name="consent" type="hidden" value="${list.consentVersion}">`,
    `  <p><button type="submit">${words.button}</button></p>`,
    '</form>',
  ].join('\n')
}

/** For the marketer's words, where our labels are English for want of their language. */
function ownMark(language: string): string {
  return spokenLanguage(language) === language
    ? ''
    : ` lang="${escaped(language)}" dir="${textDirection(language)}"`
}

/** Beside the consent text: who writes, where more is said of it, and what is counted. */
function whoWrites({ language, sender, privacyUrl, imprintUrl, counted }: EmbeddedList): string[] {
  const { privacy, imprint } = frameWords(language)
  const link = (href: string | null, words: string): string[] =>
    href === null ? [] : [`<a href="${escaped(href)}">${escaped(words)}</a>`]
  const who = [
    escaped(senderWords(sender, language)),
    ...link(privacyUrl, privacy),
    ...link(imprintUrl, imprint),
  ]
  const counting = countingSentence(counted, language)
  return [who.join(' · '), ...(counting === null ? [] : [escaped(counting)])].map(
    (line) => `  <p><small>${line}</small></p>`,
  )
}

function fieldOf({ key, label, kind, options, required }: ListField, language: string): string {
  const words = formWords(language)
  const mark = ownMark(language)
  const own = mark === '' ? escaped(label) : `<span${mark}>${escaped(label)}</span>`
  const shown = required ? own : words.optional(own)
  const more = required ? ' required' : ''
  if (kind === 'text') {
    return `<label>${shown}<br><input name="field-${key}" type="text" maxlength="200"${more}></label>`
  }
  const choices = options.map((option) => `<option${mark}>${escaped(option)}</option>`).join('')
  return `<label>${shown}<br><select name="field-${key}"${more}><option value="">${words.choose}</option>${choices}</select></label>`
}

function escaped(text: string): string {
  const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replace(/[&<>"]/g, (character) => names[character] ?? character)
}
