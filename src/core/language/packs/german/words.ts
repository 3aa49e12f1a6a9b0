import type { WordRules } from '../../language-pack.ts'
import { NEVER } from './patterns.ts'
import { stopWords } from './stop-words.ts'

/** How single German words behave. */
export const words: WordRules = {
  stopWords,
  stem,
  // A noun at the end.
  namesThing: (phrase) => /(?:^| )\p{Lu}[^ ]+$/u.test(phrase),
  titleCase: false,
  nounsHaveCapitals: true,
  capitals: NEVER,
}

const PLAIN: Readonly<Record<string, string>> = { ä: 'a', ö: 'o', ü: 'u', ß: 'ss' }
const INFLECTION = /(?:ern|em|en|er|es|e|n|(?<=[bdfghklmnrt])s)$/
const DERIVATION = /(?:ung|heit|keit|lich|isch|ig|end)$/

/** "Gewohnheiten" and "Gewohnheit", "Bäume" and "Baum", "gesunde" and "Gesundheit" count as one. */
function stem(word: string): string {
  const plain = word.replace(/[äöüß]/g, (letter) => PLAIN[letter] ?? letter).replace(/['’.\-‐‑]/g, '')
  const short = withoutEnding(plain, INFLECTION)
  return withoutEnding(withoutEnding(short, DERIVATION), DERIVATION)
}

function withoutEnding(word: string, ending: RegExp): string {
  const short = word.replace(ending, '')
  return short.length < 4 ? word : short
}
