import type { Sentence } from '../../article/document.ts'
import { isBalanced } from '../../language/clauses.ts'
import { leadingConnective } from '../../language/dangling.ts'
import { upperFirst } from '../../language/words.ts'
import type { Suggestion } from '../draft.ts'

const FIRST_WORDS = 6

/** The sentence without the connective that it begins with: "However, ". */
export function withoutConnective({ id, text }: Sentence, language: string): readonly Suggestion[] {
  const connective = isBalanced(text) ? leadingConnective(text, language) : null
  if (connective === null) return []
  const rest = upperFirst(text.slice(connective.length))
  const start = rest.split(' ').slice(0, FIRST_WORDS).join(' ')
  return [
    {
      what: `Begin with “${start} …”`,
      sentence: id,
      why: `“${connective.trim().replace(/,$/, '')}” can go: the sentence stands without it.`,
      edit: { kind: 'replace', sentence: id, text: rest },
    },
  ]
}
