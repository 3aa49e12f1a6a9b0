import { documentBlocks, matchBlocks } from '../../core/article/match/match-blocks.ts'
import type { ArticleInfo, Draft, Voice } from '../../core/draft/draft.ts'
import { draftSeries } from '../../core/draft/draft-series.ts'
import { settleSlots } from '../../core/draft/overrides/settle-slots.ts'
import { readThrough } from '../../core/draft/reading.ts'
import { redraftSeries } from '../../core/draft/redraft.ts'
import { defaultVoiceFor } from '../../core/draft/voice.ts'
import type { Article } from '../read-article.ts'
import type { SeriesFolder } from './read-series.ts'

/** So few blocks in common, and an article is another one. */
const LEAST_IN_COMMON = 0.2

/** Whether an article has hardly anything in common with the one that a series was drafted from. */
export function isOther({ document }: Draft, article: Article): boolean {
  const [olds, news] = [documentBlocks(document), documentBlocks(article.document)]
  const shared = matchBlocks(document, article.document).size
  return shared < LEAST_IN_COMMON * Math.min(olds.length, news.length)
}

export type NextDraft =
  | { readonly kind: 'drafted'; readonly draft: Draft }
  | { readonly kind: 'problem'; readonly message: string }

/** The changed article divided as before, and worded so that its files tell drafted words from the marketer's. */
export function draftAgain({ drafted, settings }: SeriesFolder, article: Article): NextDraft {
  const { document } = article
  const info = infoOf(article, article.url ?? settings.article.url)
  const kept = redraftSeries({ before: drafted, document, article: info })
  if (kept.kind === 'too-short') return { kind: 'problem', message: kept.message }
  const { voice, name } = drafted
  const { article: about, division } = kept.draft
  const plain = draftSeries({ document, article: about, voice, name, division })
  if (plain.kind === 'too-short') return { kind: 'problem', message: plain.message }
  return { kind: 'drafted', draft: settleSlots(kept.draft, plain.draft) }
}

/** Another article planned afresh: only a name and a voice that the marketer chose stay. */
export function draftAfresh({ drafted }: SeriesFolder, article: Article): NextDraft {
  const { document } = article
  const isChosen = drafted.name !== readThrough(drafted.document, drafted.article).name
  const fresh = draftSeries({
    document,
    article: infoOf(article, article.url),
    voice: voiceIn(document.language, drafted),
    ...(isChosen && { name: drafted.name }),
  })
  return fresh.kind === 'drafted' ? fresh : { kind: 'problem', message: fresh.message }
}

/** Greetings that nobody chose are those of the article's language. */
function voiceIn(language: string, { voice, article }: Draft): Voice {
  const [was, now] = [defaultVoiceFor(article.language), defaultVoiceFor(language)]
  const isChosen = voice.greeting !== was.greeting || voice.greetingWithoutName !== was.greetingWithoutName
  if (isChosen) return voice
  return { ...voice, greeting: now.greeting, greetingWithoutName: now.greetingWithoutName }
}

function infoOf(article: Article, url: string | null): ArticleInfo {
  const { title, format, sha256, confidence, document } = article
  return { title, language: document.language, format, sha256, url, confidence }
}
