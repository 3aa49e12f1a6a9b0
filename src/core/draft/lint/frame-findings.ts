import { blockSentences } from '../../article/document.ts'
import type { Finding } from '../draft.ts'
import { hasPhrases } from '../phrases.ts'
import { fail, type Unjudged, type UnjudgedEmail, warn } from './finding.ts'

/** What is wrong with the words around the body. */
export function frameFindings(email: UnjudgedEmail, { draft, sensitive }: Around): readonly Finding[] {
  return [
    ...callFindings(email),
    ...replyFindings(email, sensitive),
    ...offerFindings(email, draft),
    ...digestFindings(email, draft),
    ...phraseFindings(email, draft),
  ]
}

interface Around {
  readonly draft: Unjudged
  /** The article is about what people keep to themselves. */
  readonly sensitive: boolean
}

function callFindings({ cta }: UnjudgedEmail): readonly Finding[] {
  if (cta.kind !== 'link') return []
  return [
    ...(cta.url?.trim() ? [] : [fail('button-address', 'The button has no address: say where it leads.')]),
    ...(cta.label?.text.trim() ? [] : [fail('button-words', 'The button has no words: write them.')]),
  ]
}

/** An answer about health or money is more than most people would write to an address they hardly know. */
function replyFindings({ cta }: UnjudgedEmail, sensitive: boolean): readonly Finding[] {
  if (!sensitive || cta.kind !== 'reply') return []
  return [
    warn(
      'reply-sensitive',
      'The email asks for a reply on a topic that people keep to themselves: ask for nothing, or link to a page.',
    ),
  ]
}

function offerFindings({ kind, cta }: UnjudgedEmail, { document, voice }: Unjudged): readonly Finding[] {
  const offers = document.promotion.length > 0 && voice.offerUrl === null && cta.kind !== 'link'
  if (kind !== 'recap' || !offers || isLinked(document)) return []
  return [
    warn('offer-address', 'The promotion has no address, so it is words only: set where its button leads.'),
  ]
}

/** The promotion may have its link among its own words. */
function isLinked({ promotion, sections }: Unjudged['document']): boolean {
  const blocks = sections.flatMap((section) => section.blocks).filter(({ id }) => promotion.includes(id))
  return blocks.flatMap(blockSentences).some(({ inlines }) => inlines.some(({ href }) => href !== undefined))
}

/** A digest owes its readers the way to the rest. */
function digestFindings({ kind }: UnjudgedEmail, { division, emails }: Unjudged): readonly Finding[] {
  const linked = emails.every((email) => email.kind !== 'lesson' || email.cta.kind === 'link')
  if (division.mode === 'full' || kind !== 'welcome' || linked) return []
  return [
    warn(
      'digest-link',
      'The lessons leave out parts of the article and link to no page with all of it: fill in “link” in series.yaml.',
    ),
  ]
}

function phraseFindings({ kind }: UnjudgedEmail, { document }: Unjudged): readonly Finding[] {
  if (kind !== 'welcome' || hasPhrases(document.language)) return []
  return [
    warn('phrases', `There are no phrases in “${document.language}” yet: the letter’s frame is in English.`),
  ]
}
