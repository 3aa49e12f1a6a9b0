const credit =
  /\((?:image|photo|credit|picture|pic)s?\b|\b(?:photo|image|credit|picture|courtesy|illustration|source|foto|bild)\s?(?:s|by|credit|courtesy)?\s?[:©]|©|\bgetty\b|\bphotos? (?:by|via)\b|\b(?:image|photo)s? (?:courtesy|credit|via)/i

const opening =
  /^(?:read|see|watch|don['’]?t miss|related|more|also|you may|recommended|leggi|mehr|lees|click here|next|previous|topics|tags|filed under|from our|in this|up next|story continues|continue reading|check out|view|trending|popular|download)\b/i

const anywhere =
  /\b(?:subscribe|newsletter|sign up|follow (?:us|me|her|him|them|@)|like us|join us|donate|our app|email us|contact (?:us|me)|reach(?:ed)? (?:him|her|us|them|me|at)|copyright|all rights reserved|terms of (?:use|service)|affiliate|cookies?|comments?|share this|advertisement|press release|reporting by|editing by|contributed to this|this (?:article|story) (?:was|originally|first)|originally (?:published|appeared))\b|@\w+$/i

/** Whether words name who made a picture. */
export function hasCreditWords(text: string): boolean {
  return credit.test(text)
}

/** Whether a short text speaks as pages do around their articles: read on, subscribe, follow, all rights reserved. */
export function hasFurnitureWords(text: string): boolean {
  return opening.test(text) || anywhere.test(text)
}
