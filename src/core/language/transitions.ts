const LEAD =
  '(?:(?:so|now|first|next|then|again|with that|with (?:that|this) in mind|before (?:we|you) \\w+ \\w+|to begin|to start),? )?'

/** English sentences that only say where the text goes next. */
const TRANSITIONS: readonly RegExp[] = [
  new RegExp(
    `^${LEAD}(?:let['’]s|let us) (?:(?:now|first|quickly|all) )?(?:take a (?:\\w+ )?look|have a look|look (?:at|more closely)|dive|turn|explore|start|begin|get (?:started|into)|move on|jump|unpack|examine|go (?:over|through|deeper)|break (?:it|this|that) down)\\b`,
    'i',
  ),
  /^(?:in|over) the (?:next|following|coming|rest of the) (?:\w+ )?(?:sections?|parts?|chapters?|paragraphs?|article|post)\b/i,
  /^(?:in (?:this|the) (?:article|post|series|section|guide),? |below,? |here,? )(?:we|i|you)(?:['’]ll| will)\b/i,
  /^(?:we|i)(?:['’]ll| will) (?:now |next |then )?(?:look at|explore|discuss|cover|turn to|examine|go over|walk (?:you )?through|dive into)\b/i,
  /^(?:read on|keep reading|stay tuned)\b/i,
]

const MOST_CHARACTERS = 140

/** Whether a sentence only says where the text goes next, so that nothing is lost without it. */
export function isTransition(text: string, language: string): boolean {
  if (!/^en\b/i.test(language) || text.length > MOST_CHARACTERS || /:\s*$/.test(text)) return false
  return TRANSITIONS.some((pattern) => pattern.test(text))
}
