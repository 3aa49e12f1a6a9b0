import type { Command } from 'commander'
import type { ListRow } from '../../db/lists.ts'
import { countedBy } from '../actions/counted-of.ts'
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

const MISFITS: Readonly<Record<NonNullable<ConsentAdvice['misfit']>, string>> = {
  language: 'The consent text is still the one in the language before. To have it in the new one:',
  counting: 'The consent text does not speak of it yet. To have a new version that does:',
  'perhaps-counting':
    'The consent text is your own: make sure that it speaks of it (--consent-text), or take ours:',
}
