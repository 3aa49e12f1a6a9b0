import { upperFirst } from '../language/words.ts'
import type { Quotation } from './draft.ts'
import type { Wording } from './wording.ts'

/**
 * Every phrase of our own that an email may hold. They take fillers in braces; none names a span of time,
 * none says anything about the matter of the article.
 */
const ENGLISH = {
  'welcome-subject': 'Your {count}-part series: {topic}',
  'welcome-subject-short': 'Welcome: {topic}',
  'welcome-subject-plain': 'Welcome to your {count}-part series',
  'welcome-subject-plain-one': 'Welcome: one lesson for you',
  'welcome-preview': '{count} lessons on {first} and {second}.',
  'welcome-preview-one': 'One lesson on {first} and {second}.',
  'welcome-preview-topic': '{count} lessons on {topic}, one email at a time.',
  'welcome-preview-count': 'A series of {count} lessons, one email at a time.',
  'welcome-preview-plain': 'What this series holds, and what it begins with.',
  'welcome-opener': 'Welcome to a series of {count} lessons on {topic}.',
  'welcome-opener-one': 'Welcome to a lesson on {topic}.',
  'named-topic': '“{name}”',
  coming: 'In this series:',
  opener: 'Part {number} of {count} on {topic}.',
  'checklist-all': 'You have met these one by one; here they are as a checklist.',
  'checklist-some': 'You have met some of these already; here is the whole checklist.',
  'subject-ways': '{count} ways to {act}',
  'subject-things': '{count} things {who} can learn',
  'subject-things-in': '{count} things {who} can learn in {where}',
  'subject-count': '{count} {things}',
  'subject-both': '{first} and {second}',
  'subject-topic': '{topic}: {heading}',
  'subject-continued': '{heading}, continued',
  'subject-closer': 'A closer look at {words}',
  'subject-part': '{topic}, part {number}',
  'subject-part-plain': 'Part {number} of the series',
  'items-and': '{items} and {last}',
  'items-and-comma': '{items}, and {last}',
  'preview-items': '{items}.',
  'preview-words': 'In this part: {items}.',
  'preview-topic': 'The next part of the series on {topic}.',
  'preview-plain': 'The next part of the series, from beginning to end.',
  'recap-subject': '{topic}: putting it all together',
  'recap-subject-plain': 'The whole series: putting it all together',
  'recap-subject-last': 'The last email of the series',
  'recap-preview': 'The {count} lessons in one place, in case you missed one.',
  'recap-preview-one': 'The lesson again, in case you missed it, and a last word.',
  'recap-opener': 'You have reached the last email on {topic}; nothing more of this series follows.',
  'recap-body': 'The series ends here. Keep what helps you, and leave the rest.',
  'ps-next': 'P.S. Next: {subject}',
  'ps-recap': 'P.S. Next: putting it all together, in the last email.',
  'ps-end': 'P.S. That was the last email of this series; nothing more of it follows.',
  'reply-welcome': 'Just reply: what would you most like to know about {topic}?',
  'reply-tip': 'If you try it, just reply and say how it went.',
  'reply-checklist': 'Reply with the one you will try first.',
  'reply-recap': 'Reply with the one thing you will keep.',
  'reply-keep': 'Reply with the sentence that stays with you.',
  'reply-match': 'Does this match what you have seen? Just reply.',
  'reply-add': 'What would you add? Just reply.',
  'reply-question': 'Has this raised a question? Just reply.',
  'offer-label': 'Find out more',
} as const

/** The name of a phrase; slots carry it as their rule. */
export type PhraseId = keyof typeof ENGLISH

type FillerNames<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | FillerNames<Rest>
  : never

/** Words for a gap: a plain one such as a number, or a quotation with its places. */
export type Filler = string | { readonly text: string; readonly from: readonly Quotation[] }

/** What each gap of a phrase is filled with. */
export type FillersOf<Id extends PhraseId> = Readonly<Record<FillerNames<(typeof ENGLISH)[Id]>, Filler>>

type Catalogue = Readonly<Record<PhraseId, string>>

/** One catalogue a language; a language without one is spoken to in English. */
const CATALOGUES: Readonly<Record<string, Catalogue>> = { en: ENGLISH }

/** Every phrase of every catalogue with its id. */
export const ALL_PHRASES: readonly { readonly id: string; readonly text: string }[] = Object.values(
  CATALOGUES,
).flatMap((catalogue) => Object.entries(catalogue).map(([id, text]) => ({ id, text })))

/** Whether there is a catalogue for this language. */
export function hasPhrases(language: string): boolean {
  return catalogueOf(language) !== undefined
}

function catalogueOf(language: string): Catalogue | undefined {
  return CATALOGUES[language.slice(0, 2).toLowerCase()]
}

/** A phrase with its gaps filled, its first letter in upper case; it quotes what its fillers quote. */
export function phrase<Id extends PhraseId>(language: string, id: Id, fillers: FillersOf<Id>): Wording {
  const template: string = (catalogueOf(language) ?? ENGLISH)[id]
  const given = new Map<string, Filler>(Object.entries(fillers))
  const from: Quotation[] = []
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const filler = given.get(name)
    if (filler === undefined) throw new Error(`The phrase "${id}" needs a filler for "${name}".`)
    if (typeof filler === 'string') return filler
    from.push(...filler.from)
    return filler.text
  })
  return { text: upperFirst(text), rule: id, origin: 'phrase', from }
}

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** A count as a word up to twelve, else in digits. */
export function countWord(count: number): string {
  return NUMBERS[count] ?? String(count)
}

/** Items as a clause: "a and b", "a, b, and c". */
export function joinItems(language: string, items: readonly Filler[]): Filler {
  const texts = items.map((item) => (typeof item === 'string' ? item : item.text))
  const from = items.flatMap((item) => (typeof item === 'string' ? [] : item.from))
  const last = texts.at(-1) ?? ''
  if (texts.length < 2) return { text: last, from }
  const id = texts.length === 2 ? 'items-and' : 'items-and-comma'
  const text = (catalogueOf(language) ?? ENGLISH)[id]
    .replace('{items}', () => texts.slice(0, -1).join(', '))
    .replace('{last}', () => last)
  return { text, from }
}
