import type { ClauseWords } from '../../language-pack.ts'

/** Where English sentences may be cut. */
export const clauses: ClauseWords = {
  // Dropping "if", "when" or "without" would turn a condition into a promise: they stay.
  opening:
    /^(?:for (?:those|people|anyone|individuals|many|most)\b|whether|while|although|though|beyond|besides|in addition to|along with|in the end|over the years)/i,
  listEnd: /^(?:or|and)\s/i,
  goesOn: /^(?:and|or|but|which|who|also|too)\b|\balso\b/i,
  // "Not only …" wants its second half.
  half: /\b(?:not|n['’]t) (?:just|only|merely|simply)\b(?!.*(?:\bbut\b|[—–;]))/i,
  tail: /\s*[—–;]\s*|\s+-\s+|,\s+(?=(?:which|as well as)\b)|,\s+(?=an? \p{Ll})|,?\s+(?=such as\b)|,?\s+(?=because\b|in order to\b|by \p{Ll}+ing\b)|,\s+(?=(?:so that|while)\b)|,?\s+(?=\([^()]*\)\.?$)|,\s+(?=(?:and|so) (?:we|they|it|he|she|you|I|this|there)\b)|,\s+(?=(?:(?:often|thus|thereby|always) )?\p{Ll}{2,}ing\b)/gu,
  // A list of -ing forms is no addition.
  needed:
    /^(?:do not|don['’]t|never|unless|until|except|only if|provided|providing|but|not|according|depending|assuming|pending|barring|excluding|something|anything|everything|nothing|morning|evening)\b|\b(?:and|or) \p{Ll}+ing\b/iu,
  goesOnAfter: /,\s+(?!(?:and|or|but)\b|\p{Ll}+ing\b)/u,
  subordinate:
    /^(?:of|among|out|apart|aside|for|when|whenever|while|if|with|although|though|after|before|in|by|as|because|since|to|whether|through|without|during|at|on|from|once|unless|despite|beyond|under|given|until|over|instead|rather|according|like|unlike)\b/i,
  lateClause:
    /^(?:when|whenever|if|while|although|though|because|since|unless|until|whether|once|after|before|here|there)\b/iu,
  // "Walking together can mend …"
  verbalSubject: /^\p{L}+ing\b/iu,
  verb: /\b(?:can|could|may|might|will|would|should|must|is|are|was|were|has|have|makes?|gives?|helps?|means|takes?|leads?|allows?|creates?|brings?|keeps?|lets?)\b/i,
  announces: /^here\b/i,
}
