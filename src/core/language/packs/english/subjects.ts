import type { SubjectWords } from '../../language-pack.ts'

/** Things that say nothing without more, and what makes any thing one of them. */
const VAGUE =
  'days?|weeks?|months?|years?|times?|moments?|dates?|future|past|end|start|beginning|rest|ways?|things?|lot|numbers?|parts?|sides?|directions?|points?|cases?|facts?|results?|examples?|questions?|ideas?|reasons?|kinds?|sorts?|types?|couple|few|bit|majority|same|latter|former|next|last|others?|people|person|man|woman|men|women|seldom|often|always|never|rarely|usually'
const VAGUELY =
  'following|same|next|last|previous|first|second|opposite|other|only|own|best|worst|potential|earlier|later|near|new|common|different|single|above|above-displayed'

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
  // What has its verb, a joint or a mark after it is whole: "the approval process is", "the budget,".
  thing: new RegExp(
    `(?<before>^|[^\\p{L}\\p{N}’'-])(?<thing>(?:the|an?) (?!(?:${VAGUELY}) )(?:[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]* )?(?:(?!\\p{L}+(?:ed|ly) )[\\p{L}\\p{N}][\\p{L}\\p{N}’'-]* ){0,2}?(?!(?:${VAGUE})(?![\\p{L}\\p{N}]))\\p{L}[\\p{L}\\p{N}-]{2,}(?<!ed|ly|er|est|ing|iant|able|ible|ous|ful|less|ish))(?=[.,;:!?)]|$| (?:is|are|was|were|has|have|had|will|can|could|would|should|may|must|and|but|while|when|because)(?!\\p{L}))`,
    'giu',
  ),
}
