import type { PlaceWords } from '../../language-pack.ts'

const MONTHS =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\\.?)'
const DAYS = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)'
const ASKS =
  '(?:register|registration|apply|applications?|submi(?:t|ssions?)|rsvp|sign up|enrol?l?|join us|deadline|due|tickets?|nominat\\w+|proposals?)'

const LEAD =
  '(?:(?:so|now|first|next|then|again|with that|with (?:that|this) in mind|before (?:we|you) \\w+ \\w+|to begin|to start),? )?'

/** What ties English sentences to a place of the article, or to a day. */
export const places: PlaceWords = {
  hanging: [
    // "As a step in that direction, …"
    /^(?:[^\s,.]+ ){0,5}(?:in|of|on|for|to|at|by|from|with|through|during|after|before|under|about|like|behind|beyond|despite|given|because of|thanks to) (?:this|that|these|such|those(?! (?:who|with|of|on|in|at|that|whose|\w+ing)\b))\b(?! (?:is|was|you|we|they|article|series|guide|post|year|month|week|country|page|email|day)\b)/i,
    // "One common problem, however, is …"
    /^[^.,;:]{1,60}, (?:however|though|therefore|moreover|furthermore|meanwhile|in turn|instead|on the other hand|for example|for instance),/i,
    // "We also found …"
    /^(?:(?!not\b)[^\s,.]+ ){1,4}also\b/i,
    // "The second reason …"
    /^(?:the|a) (?:second|third|fourth|fifth|next|other|remaining|former|latter) (?!(?:half|hand|day|world|generation|step|quarter)\b)/i,
    /^(?:at the same time|(?:in|by) doing (?:so|this|that)|in fact|indeed,|beyond (?:that|this)|in turn,|(?:in|by) contrast|conversely|even so|in the meantime|specifically,|in particular,|not only that|(?:once|until|since|by|all) (?:that|this|then)\b|eventually,|again,|next,|first,|firstly,)/i,
  ],
  announcing:
    /^(?:here (?:are|is)\b|(?:the following|below) (?:are|is)\b)|\bthe following\b[^.]{0,40}[.:]$|\bbelow[.:]$|:$/i,
  pointing: {
    back: /\b(?:above|earlier|previous|previously|last)\b/i,
    on: /\b(?:below|next|following)\b/i,
    page: /\b(?:article|post|guide|click|scroll|read on|keep reading)\b/i,
    end: /\b(?:conclusion|sum up)\b/i,
  },
  transitions: [
    new RegExp(
      `^${LEAD}(?:let['’]s|let us) (?:(?:now|first|quickly|all) )?(?:take a (?:\\w+ )?look|have a look|look (?:at|more closely)|dive|turn|explore|start|begin|get (?:started|into)|move on|jump|unpack|examine|go (?:over|through|deeper)|break (?:it|this|that) down)\\b`,
      'i',
    ),
    /^(?:in|over) the (?:next|following|coming|rest of the) (?:\w+ )?(?:sections?|parts?|chapters?|paragraphs?|article|post)\b/i,
    /^(?:in (?:this|the) (?:article|post|series|section|guide),? |below,? |here,? )(?:we|i|you)(?:['’]ll| will)\b/i,
    /^(?:we|i)(?:['’]ll| will) (?:now |next |then )?(?:look at|explore|discuss|cover|turn to|examine|go over|walk (?:you )?through|dive into)\b/i,
    /^(?:read on|keep reading|stay tuned)\b/i,
  ],
  ageing: [
    new RegExp(
      `\\b${ASKS}\\b[^.!?]{0,80}?\\b(?:by|before|until|through|on|is|due|than|opens?|closes?|ends?) (?:${DAYS},? )?(?:${MONTHS} \\d{1,2}(?!\\d)|\\d{1,2} ${MONTHS})`,
      'i',
    ),
    new RegExp(`\\b(?:this|next|last|coming) ${DAYS}\\b`, 'i'),
    /(?<!\b(?:of|for|and|than|about|or) )\b(?:tomorrow|tonight)\b(?!['’]s|-)|^yesterday\b|\b\w+ed yesterday\b/i,
    /\b(?:next|last|this coming|later this) (?:week|month)\b(?!['’]s)/i,
    /\b(?:announc\w+|launch\w*|releas\w+|publish\w+) today\b|^today,? (?:we|i|the \p{L}+) (?:are |am |is )?(?:announc|launch|releas|publish)/iu,
  ],
}
