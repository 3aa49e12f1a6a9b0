import type { OpeningWords } from '../../language-pack.ts'

/** How English sentences lean on others (DANG and REF of the quality measures). */
export const openings: OpeningWords = {
  dangling:
    /^["“‘'(]*(?:however|but|and|or|nor|so|yet|also|similarly|likewise|therefore|thus|hence|moreover|furthermore|additionally|in addition|consequently|meanwhile|otherwise|then|this|that|these|those|they|it|he|she|such|here|instead|nevertheless|nonetheless|still|another|others|both|neither|finally|lastly|second(?:ly)?,|third(?:ly)?,|on the other hand|on top of (?:this|that)|for (?:example|instance|this reason)|in (?:this|that|these|such|other) (?:case|cases|way|words)|as (?:mentioned|noted|discussed|such|a result)|because of (?:this|that)|with (?:this|that|these|those)|to (?:this|that) end|(?:all|some|most|many|each|one|none) of (?:this|that|these|those|them)|the (?:former|latter|same)|when (?:this|that|these|those|they|it|he|she))(?:['’](?:s|re|ll|ve|d))?(?![\p{L}\p{N}])/iu,
  standsAlone: /^["“‘'(]*(?:it(?:['’]s| is) (?:\p{L}+ ){1,2}to\b|so far\b)/iu,
  connective:
    /^(?:(?:but|and|so|yet)\s+(?!far\b|much\b|many\b|that\b)|(?:however|but|and|so|similarly|likewise|therefore|thus|hence|moreover|furthermore|additionally|in addition|consequently|meanwhile|instead|nevertheless|nonetheless|still|finally|lastly|as a result|on the other hand|for (?:example|instance)),\s+)(?=\S)/i,
  reference:
    /\b(?:(?:as )?(?:mentioned|discussed|described|shown|noted|listed|explained|outlined) (?:above|below|earlier|previously)|the (?:previous|next|following|above|last) (?:section|chapter|paragraph|point|table|figure|image)|in (?:this|the) (?:article|post|guide|section)|this (?:article|blog(?: post)?|post|guide)|see (?:above|below)|in conclusion|to sum up|read on|scroll (?:down|up)|keep reading|click here)\b/i,
  thisArticle: /\bin this (?:article|blog(?: post)?|post|guide)\b/i,
  loose:
    /\b(?:these|those (?!who|with|that|grappling|living|struggling|of)|this (?!is\b)|such (?!as|a)|his|her|its|for (?:instance|example))\b|\bthat(?=[,.;:!?]|$)|\bsee (?:the|our|below)\b|\b(?:below|above)\b|^(?:for examples?|here)\b/i,
  earlyPronoun: /^(?:\S+\s+){0,6}(?:they|them|their|it|he|she|him|his|her)\b/i,
}
