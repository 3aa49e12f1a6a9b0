import { type Block, blockSentences } from '../../article/document.ts'
import { isTransition } from '../../language/transitions.ts'
import type { Suggestion } from '../draft.ts'

/** Sentences that only say where the text goes next; one right before a list or picture leads to it and stays. */
export function transitionCuts(body: readonly Block[], language: string): readonly Suggestion[] {
  const found = body.flatMap((block, at) => {
    if (block.kind !== 'paragraph') return []
    const next = body[at + 1]
    const leads = next !== undefined && next.kind !== 'paragraph' && next.kind !== 'heading'
    const free = leads ? block.sentences.slice(0, -1) : block.sentences
    return free.filter(({ text, origin }) => origin === 'source' && isTransition(text, language))
  })
  const all = body.flatMap(blockSentences).length
  return found
    .filter(() => all > found.length)
    .map(({ id, text }) => ({
      what: `Leave out “${text}”`,
      sentence: id,
      why: 'It only says what comes next, and in an email the next thing is there at once.',
      edit: { kind: 'cut', sentence: id },
    }))
}
