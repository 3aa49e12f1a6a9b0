import type { Alternative, Email, Finding, Slot } from '../core/draft/draft.ts'

/** What made the words of a slot, by the name of the rule. */
const RULES: Readonly<Record<string, string>> = {
  heading: 'the heading',
  'heading-half': 'one half of the heading',
  'heading-shortened': 'the heading, shortened',
  'bold-words': 'bold words that open a paragraph',
  'short-sentence': 'a short sentence',
  'short-clause': 'a clause of a sentence',
  'short-question': 'a short question',
  'key-sentence': 'a telling sentence',
  'key-clause': 'the telling clause of a sentence',
  'key-start': 'how a telling sentence begins',
  'list-labels': 'the labels of a list',
  'labelled-item': 'a list item to try',
  quoted: 'a quotation',
  subtitle: 'the subtitle',
  thing: 'what this part is about',
  'first-sentence': 'how the email begins',
  offer: 'the words of the offer',
  'read-article': 'our label for the article',
  'offer-label': 'our label for the offer',
  opener: 'its place in the series',
  'subject-both': 'two headings joined',
  'subject-topic': 'the topic and the heading',
  'subject-closer': 'our phrase around a key term',
  'subject-part': 'the number of the part, for want of better',
  'subject-part-plain': 'the number of the part, for want of better',
  'preview-items': 'the labels of a list',
  'preview-words': 'the key terms of this part',
  'preview-topic': 'a stock phrase, for want of better',
  'preview-plain': 'a stock phrase, for want of better',
  'ps-next': 'the next subject',
  'ps-recap': 'what comes last',
  'ps-end': 'that nothing follows',
  voice: 'the voice of the series',
  own: 'your own words',
}

/** Names of rules that begin alike. */
const FAMILIES: readonly (readonly [string, string])[] = [
  ['subject-', 'what the list counts'],
  ['welcome-', 'our phrase for a welcome'],
  ['recap-', 'our phrase for the last email'],
  ['reply-', 'our phrase that asks for a reply'],
]

/** The rule that made these words, as a marketer would say it. */
export function ruleWords({ rule }: Pick<Slot | Alternative, 'rule'>): string {
  const family = FAMILIES.find(([start]) => rule.startsWith(start))?.[1]
  return (Object.hasOwn(RULES, rule) ? RULES[rule] : family) ?? rule.replaceAll('-', ' ')
}

/** What a finding asks of the marketer. */
export const LEVELS: Readonly<Record<Finding['level'], string>> = { fail: 'Mend', warn: 'Check' }

/** Who the emails of a draft are from, until a list says so. */
export const SAMPLE_SENDER = 'Your name'

/** When an email goes out at the earliest: "at once", "day 3". */
export function dayWords({ kind, day }: Email): string {
  return kind === 'welcome' && day === 0 ? 'at once' : `day ${day}`
}
