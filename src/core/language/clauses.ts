import { hasLoosePronoun, leadingConnective, startsDangling } from './dangling.ts'

/** A part of a sentence that can stand alone, and how much was left out to get it. */
export interface Clause {
  readonly start: number
  readonly end: number
  /** 0 for the whole sentence; the more was cut, the more it costs. */
  readonly cost: number
}

// No lead-in, no bare label, no item that is only a part of its list's sentence.
const FINISHED = /[.!?…。！？]["”’)]*$/

const CONNECTIVE_COST = 0.02
const HEAD_COST = 0.1
const TAIL_COST = 0.08

/**
 * The parts of a sentence that can be quoted alone, whole first: without a leading connective, without an
 * opening phrase that limits nothing, and up to a dash, a semicolon or a comma that only adds to it.
 */
export function standaloneClauses(text: string): readonly Clause[] {
  if (!isBalanced(text) || !/^[\p{L}\p{N}“"‘'(]/u.test(text) || !FINISHED.test(text)) return []
  const heads = clauseHeads(text)
  return heads
    .flatMap(({ at, cost }) => [
      { start: at, end: text.length, cost },
      ...clauseTails(text, at).map((end) => ({ start: at, end, cost: cost + TAIL_COST })),
    ])
    .filter(({ start, end }) => standsAlone(text.slice(start, end)))
}

function standsAlone(clause: string): boolean {
  return (
    !startsDangling(clause) &&
    !/^here\b/i.test(clause) &&
    isBalanced(clause) &&
    !HALF.test(clause) &&
    /\S\s+\S/.test(clause)
  )
}

// "Not only …" wants its second half, and a condition wants its consequence.
const HALF = /\b(?:not|n['’]t) (?:just|only|merely|simply)\b(?!.*(?:\bbut\b|[—–;]))/i

/** Whether every quotation mark and bracket that opens also closes. */
export function isBalanced(text: string): boolean {
  const opened = text.match(/[“(«[]/g)?.length ?? 0
  const closed = text.match(/[”)»\]]/g)?.length ?? 0
  const straight = text.match(/"/g)?.length ?? 0
  return opened === closed && straight % 2 === 0
}

interface Head {
  readonly at: number
  readonly cost: number
}

// Dropping "if", "when" or "without" would turn a condition into a promise: they stay.
const OPENING =
  /^(?:for (?:those|people|anyone|individuals|many|most)\b|whether|while|although|though|beyond|besides|in addition to|along with|in the end|over the years)/i

function clauseHeads(text: string): readonly Head[] {
  const connective = leadingConnective(text)?.length ?? 0
  const heads = [{ at: connective, cost: connective > 0 ? CONNECTIVE_COST : 0 }]
  const rest = text.slice(connective)
  if (OPENING.test(rest)) {
    const end = openingEnd(rest)
    if (end !== null) heads.push({ at: connective + end, cost: HEAD_COST })
  }
  return heads
}

/** Where an opening phrase ends: at its first comma, or after the "or" or "and" that closes its list. */
function openingEnd(text: string): number | null {
  const commas = Array.from(text.matchAll(/,\s+/g), ({ index, 0: match }) => ({
    index,
    next: index + match.length,
  }))
  const closing = commas.findIndex(({ index }, at) => {
    const segment = text.slice(commas[at - 1]?.next ?? 0, index)
    return at > 0 && /^(?:or|and)\s/i.test(segment)
  })
  const comma = commas[closing < 0 ? 0 : closing]
  if (!comma) return null
  const rest = text.slice(comma.next)
  const whole =
    !/^(?:and|or|but|which|who|also|too)\b/i.test(rest) && !hasLoosePronoun(rest) && !/\balso\b/i.test(rest)
  return whole ? comma.next : null
}

const TAIL =
  /\s*[—–;]\s*|\s+-\s+|,\s+(?=(?:which|as well as)\b)|,\s+(?=an? \p{Ll})|,?\s+(?=such as\b)|,?\s+(?=because\b|in order to\b|by \p{Ll}+ing\b)|,\s+(?=(?:so that|while)\b)|,?\s+(?=\([^()]*\)\.?$)|,\s+(?=(?:and|so) (?:we|they|it|he|she|you|I|this|there)\b)|,\s+(?=(?:(?:often|thus|thereby|always) )?\p{Ll}{2,}ing\b)/gu
const DASH = /[—–]|\s-\s/
/** Words that begin a phrase which is not yet a sentence. */
export const SUBORDINATE =
  /^(?:of|among|out|apart|aside|for|when|whenever|while|if|with|although|though|after|before|in|by|as|because|since|to|whether|through|without|during|at|on|from|once|unless|despite|beyond|under|given|until|over|instead|rather|according|like|unlike)\b/i
// Left out, these words would leave a bolder claim behind; and a list of -ing forms is no addition.
const NEEDED =
  /^(?:do not|don['’]t|never|unless|until|except|only if|provided|providing|but|not|according|depending|assuming|pending|barring|excluding|something|anything|everything|nothing|morning|evening)\b|\b(?:and|or) \p{Ll}+ing\b/iu
const GOES_ON = /,\s+(?!(?:and|or|but)\b|\p{Ll}+ing\b)/u

// Its main clause may come late, or it has none of its own.
const LATE_CLAUSE =
  /^(?:when|whenever|if|while|although|though|because|since|unless|until|whether|once|after|before|here|there)\b/iu
// A subject in -ing, and the verb that shows it to be one: "Walking together can mend …"
const GERUND = /^\p{L}+ing\b/iu
const VERB =
  /\b(?:can|could|may|might|will|would|should|must|is|are|was|were|has|have|makes?|gives?|helps?|means|takes?|leads?|allows?|creates?|brings?|keeps?|lets?)\b/i

function clauseTails(text: string, start: number): readonly number[] {
  if (LATE_CLAUSE.test(text.slice(start))) return []
  const from = SUBORDINATE.test(text.slice(start)) ? text.indexOf(',', start) : start
  if (from < 0) return []
  const gerund = GERUND.test(text.slice(start))
  const dashes = text.split(DASH).length - 1
  return Array.from(text.matchAll(TAIL))
    .filter(({ index, 0: mark }) => {
      const rest = text.slice(index + mark.length)
      if (index <= from || NEEDED.test(rest)) return false
      if (gerund && !VERB.test(text.slice(start, index))) return false
      if (mark.startsWith(',')) return !GOES_ON.test(rest)
      return !DASH.test(mark) || dashes === 1
    })
    .map(({ index }) => index)
}
