/**
 * How English sentences begin that lean on others further in: not in their first word, as those of the dangling
 * list do.
 */
const HANGING: readonly RegExp[] = [
  // "As a step in that direction, …"
  /^(?:[^\s,.]+ ){0,5}(?:in|of|on|for|to|at|by|from|with|through|during|after|before|under|about|like|behind|beyond|despite|given|because of|thanks to) (?:this|that|these|such|those(?! (?:who|with|of|on|in|at|that|whose|\w+ing)\b))\b(?! (?:is|was|you|we|they|article|series|guide|post|year|month|week|country|page|email|day)\b)/i,
  // "One common problem, however, is …"
  /^[^.,;:]{1,60}, (?:however|though|therefore|moreover|furthermore|meanwhile|in turn|instead|on the other hand|for example|for instance),/i,
  // "We also found …"
  /^(?:(?!not\b)[^\s,.]+ ){1,4}also\b/i,
  // "The second reason …"
  /^(?:the|a) (?:second|third|fourth|fifth|next|other|remaining|former|latter) (?!(?:half|hand|day|world|generation|step|quarter)\b)/i,
  /^(?:at the same time|(?:in|by) doing (?:so|this|that)|in fact|indeed,|beyond (?:that|this)|in turn,|(?:in|by) contrast|conversely|even so|in the meantime|specifically,|in particular,|not only that|(?:once|until|since|by|all) (?:that|this|then)\b|eventually,|again,|next,|first,|firstly,)/i,
]

/** Begins with a promise of several things: "Here are nine lessons". */
const ANNOUNCING =
  /^(?:here (?:are|is)\b|(?:the following|below) (?:are|is)\b)|\bthe following\b[^.]{0,40}[.:]$|\bbelow[.:]$|:$/i

/** The words, up to its verb or comma, with which a first sentence leans on one before it, or null. */
export function hangingOpening(text: string, language: string): string | null {
  if (!/^en\b/i.test(language)) return null
  for (const pattern of HANGING) {
    const match = pattern.exec(text)
    if (match) return match[0].trim()
  }
  return null
}

/** Whether a sentence promises things that must follow it. */
export function announcesItems(text: string, language: string): boolean {
  return /^en\b/i.test(language) && ANNOUNCING.test(text)
}
