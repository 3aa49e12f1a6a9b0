/** Words at the start of a sentence that lean on the sentence before it (DANG of the quality measures). */
const DANGLING =
  /^["“‘'(]*(?:however|but|and|or|nor|so|yet|also|similarly|likewise|therefore|thus|hence|moreover|furthermore|additionally|in addition|consequently|meanwhile|otherwise|then|this|that|these|those|they|it|he|she|such|here|instead|nevertheless|nonetheless|still|another|others|both|neither|finally|lastly|second(?:ly)?,|third(?:ly)?,|on the other hand|on top of (?:this|that)|for (?:example|instance|this reason)|in (?:this|that|these|such|other) (?:case|cases|way|words)|as (?:mentioned|noted|discussed|such|a result)|because of (?:this|that)|with (?:this|that|these|those)|to (?:this|that) end|(?:all|some|most|many|each|one|none) of (?:this|that|these|those|them)|the (?:former|latter|same)|when (?:this|that|these|those|they|it|he|she))(?:['’](?:s|re|ll|ve|d))?(?![\p{L}\p{N}])/iu
const STANDS_ALONE =
  /^["“‘'(]*(?:it(?:['’]s| is) (?:\p{L}+ )?(?:to|that)\b|so far\b|(?:there|here)(?:['’]s| (?:is|are|was|were)) (?:a|an|no|many|some|two|three|four|five|six|seven|eight|nine|ten|several)\b|both \p{L}+ and\b|(?:that|those) (?:who|of us)\b|they say\b|another (?:reason|way) to\b)/iu

/** Whether a text begins with words that refer to what came before it, so that it cannot come first. */
export function startsDangling(text: string): boolean {
  return DANGLING.test(text) && !STANDS_ALONE.test(text)
}

const CONNECTIVE =
  /^(?:(?:but|and|so|yet)\s+(?!far\b|much\b|many\b|that\b)|(?:however|but|and|so|similarly|likewise|therefore|thus|hence|moreover|furthermore|additionally|in addition|consequently|meanwhile|instead|nevertheless|nonetheless|still|finally|lastly|as a result|on the other hand|for (?:example|instance)),\s+)(?=\S)/i

/** The opening connective of a sentence as written ("However, "), or null. What follows stands without it. */
export function leadingConnective(text: string): string | null {
  return CONNECTIVE.exec(text)?.[0] ?? null
}

/** Words that point to another place in the article (REF of the quality measures). */
const REFERENCE =
  /\b(?:(?:as )?(?:mentioned|discussed|described|shown|noted|listed|explained|outlined) (?:above|below|earlier|previously)|the (?:previous|next|following|above|last) (?:section|chapter|paragraph|point|table|figure|image)|in (?:this|the) (?:article|post|guide|section)|this (?:article|blog(?: post)?|post|guide)|see (?:above|below)|in conclusion|to sum up|read on|scroll (?:down|up)|keep reading|click here)\b/i

/** The words with which a sentence refers to another place of the article, or null. */
export function referenceIn(text: string): string | null {
  return REFERENCE.exec(text)?.[0] ?? null
}

const LOOSE =
  /\b(?:these|those (?!who|with|that|grappling|living|struggling|of)|this (?!is\b)|such (?!as|a)|his|her|its|for (?:instance|example))\b|\bthat(?=[,.;:!?]|$)|\bsee (?:the|our|below)\b|\b(?:below|above)\b|^(?:for examples?|here)\b/i
const EARLY_PRONOUN = /^(?:\S+\s+){0,6}(?:they|them|their|it|he|she|him|his|her)\b/i

/** Whether a sentence taken alone leaves its reader asking who or what is meant. */
export function hasLoosePronoun(text: string): boolean {
  return LOOSE.test(text) || EARLY_PRONOUN.test(text)
}
