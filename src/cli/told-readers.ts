import type { Command } from 'commander'
import type { ListRow } from '../../db/lists.ts'
import { countedBy } from '../actions/counted-of.ts'
import { isSpoken, readerLanguages } from '../core/language/reader-language.ts'
import { joinNames } from '../core/mail/join-names.ts'
import { type ConsentAdvice, consentAdvice } from '../core/sign-up/consent-words.ts'
import { countingSentence, nothingCounted } from '../core/sign-up/counting-words.ts'
import type { Terminal } from './terminal.ts'

/** Pages of the marketer's own that readers are led to. */
export function withOwnPageOptions(command: Command): Command {
  return command
    .option('--privacy-url <url>', 'your privacy notice, linked from its pages and emails; "" for none')
    .option('--imprint-url <url>', 'your imprint, linked likewise; "" for none')
}

/** What a marketer should know of a new list that counts something: its consent text says so from the start. */
export function sayCountingOfNew(terminal: Terminal, list: ListRow): void {
  const { name, language, consent_text: text } = list
  const is = { name, language, text, counted: countedBy(list) }
  sayAdvice(terminal, list, consentAdvice({ ...is, counted: nothingCounted }, is))
}

/** What readers are told from now on, and how to get a consent text that fits; nothing is changed by itself. */
export function sayAdvice(
  terminal: Terminal,
  list: ListRow,
  { counting, misfit, ours }: ConsentAdvice,
): void {
  if (counting) {
    terminal.print('Its sign-up page, its form and the page of preferences now tell readers:')
    terminal.print(`  “${countingSentence(countedBy(list), list.language)}”`)
    terminal.print(
      'In most of Europe counting needs consent. Whoever agreed before this has agreed to mail alone.',
    )
    terminal.print(`Copy the form to your site again: npx rivulet list show "${list.name}" --form`)
  }
  if (misfit === null) return
  terminal.print(MISFITS[misfit])
  terminal.print(`  npx rivulet list set "${list.name}" --consent-text default`)
  terminal.print(`  which is: “${ours}”`)
}

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' })

/** Says in which words pages and mail speak to readers of a language that we have none in. */
export function sayLanguage(terminal: Terminal, language: string | undefined): void {
  if (language === undefined || isSpoken(language)) return
  const names = joinNames(
    readerLanguages.map((one) => `${LANGUAGE_NAMES.of(one)} (${one})`),
    'en',
  )
  terminal.print(`Pages and mail have no words of ours in “${language}”: they say them in English.`)
  terminal.print(`There are ${names}. Your own words stay as you write them.`)
}

const MISFITS: Readonly<Record<NonNullable<ConsentAdvice['misfit']>, string>> = {
  language: 'The consent text is still the one in the language before. To have it in the new one:',
  counting: 'The consent text does not speak of it yet. To have a new version that does:',
  'perhaps-counting':
    'The consent text is your own: make sure that it speaks of it (--consent-text), or take ours:',
}
