import type { SubjectWords } from '../../language-pack.ts'

/** How English subjects are made of headings and sentences. */
export const subjects: SubjectWords = {
  question: /^(?:how|why|what|when|where|who)\b/i,
  unfit: /\b(?:here|below|above|following|find out)\b/i,
  firstPerson: /^(?:I|we|my|our)\b/i,
  breaks:
    /\s+(?:in|on|for|with|through|during|across|at|from|within|without|beyond|after|before|when|while|because|so|as)\s|\s*[(,;]|\s+[–—]\s/gi,
  unended:
    /\p{L}{3}ed$|\b(?:and|or|to|the|an?|of|is|are|was|be|not|look|go|come|get|that|which|who|ways?|how)$/iu,
  // In other questions the verb may come last: "Would the position on this page appeal?"
  verbSoon:
    /^(?:what|how|why|who|where|when)\b|^(?:are|do|did|have|can|could|would|will|should|were) (?:you|we|they|I)\b/i,
  questionMark: /^(?:q|question):\s+/i,
  pointing: /\bhere\b/i,
}
