import type { TopicWords } from '../../language-pack.ts'
import { wordCount } from '../../words.ts'
import { isImperative } from './advice.ts'

const SENTENCE =
  /[?!]|\b(?:explores|explains|reveals|reflects|announces|launches|celebrates|shares|shows|finds|helps|gets|makes|joins|wants|needs|is|are|was|were|has|have|isn['’]t|aren['’]t|can|will|should|must)\b/i

const NO_NOUN =
  /^(?:from|to|in|on|at|for|with|without|beyond|after|before|when|where|what|who|if|why|is|are|do|does|can|should|i|you|we|they|it|he|she|this|that|these|those|there|here|let|let['’]s|not|no|yes|the|an?|\d+)\b|^\S+\s+(?:the|an?|your|our|my|their|to|for|with|in|on|up|out|it|this|that)\b/i

const MASS =
  /(?:[^s]s|ness|[ai]lity|ivity|ship|ism|ing|logy|cy|health|care|support|therapy|language|content|communication|research|technology|tech|education|information|software|data|work|money|trust|love|sleep|grief|stress|energy|food|behaviou?r|empathy|honesty|recovery|growth|safety|comfort)$/

/** How English titles name what an article is about; a topic has to read well after "on". */
export const topic: TopicWords = {
  // "An introduction to", "10 hiring tips for"
  genre:
    /^(?:(?:an?|the|your) )?(?:(?:short|brief|quick|complete|ultimate|definitive|practical|beginner['’]s|simple|essential) )*(?:introduction|guide|primer) to (?=\p{L})|^(?:\d+|two|three|four|five|six|seven|eight|nine|ten)(?: \p{L}+){0,2} (?:tips|ideas|lessons|rules|strategies|secrets|facts|myths|thoughts) (?:for|on|about|of|in) (?=\p{L})/iu,
  label:
    /^(?:part \S+|webinar recap|recap|case study|interview|q ?& ?a|podcast|guide|review|news|spotlight.*|event|opinion|how-to|explainer|announcing.*|introducing.*|meet .*|call for .*|(?:an?|the) (?:\p{L}+ )?(?:introduction|guide|review|overview)|introduction)$/iu,
  breaks: /\s+(?:in|on|for|with|through|during|across|at|from|within|without|to)\s/gi,
  aside:
    /\b(?:in|for|with|by|at|from|within|without|during|after|before|across)(?: (?:the|an?|your|our|my|their|this|one|two|three))?(?: \p{L}+)? $/iu,
  // "… Improve Access To Multilingual Content"
  tail: /.*\s(?:to|on|of|about)\s+(\p{L}+(?:[ -]\p{L}+){1,2})$/iu,
  noNoun: NO_NOUN,
  readsAsTopic,
  opensLikeThing,
  // A plural or a thing not counted, in small letters.
  readsWithoutArticle: (text) => MASS.test(text) && !/\p{Lu}/u.test(text),
}

function readsAsTopic(part: string): 'always' | 'never' | 'if-mentioned' {
  if (/^\d/.test(part) || (SENTENCE.test(part) && !/^(?:how|why)\s/i.test(part))) return 'never'
  return opensLikeThing(part) || isShortNoun(part) || isThingWithMore(part) ? 'always' : 'if-mentioned'
}

/** A question word without its question mark, an article, or an -ing form. */
function opensLikeThing(part: string): boolean {
  if (/[?!]/.test(part)) return false
  if (/^(?:how|why|the|an?|your|our|my)\s/i.test(part)) return true
  return /^(?!spring|king|bring|sing|string)\p{L}{2,}ing\b/iu.test(part)
}

/** A plural with what it is from, for or about: "Product lessons from the front lines". */
function isThingWithMore(part: string): boolean {
  return (
    /^(?:(?:[\p{L}-]+ ){0,2}[\p{L}-]+[^s]s|[\p{L}-]+) (?:from|for|of|in|on|about|with) /iu.test(part) &&
    !NO_NOUN.test(part) &&
    !isImperative(part)
  )
}

/** A title of few words that begins like a noun and its adjectives: no verb that asks, no preposition. */
function isShortNoun(part: string): boolean {
  return wordCount(part) <= 4 && !NO_NOUN.test(part) && !isImperative(part)
}
