import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blockText } from '../../src/core/article/document.ts'
import type { DraftMode, Email, Voice } from '../../src/core/draft/draft.ts'
import { draftSeries } from '../../src/core/draft/draft-series.ts'
import { defaultRhythm, type Series } from '../../src/core/draft/series.ts'
import { defaultVoice } from '../../src/core/draft/voice.ts'
import { readCopy } from '../../src/ingest/read-article.ts'
import { readSeries } from '../../src/ingest/series/read-series.ts'
import { writeSeries } from '../../src/ingest/series/write-series.ts'

const sample = readFileSync(join(import.meta.dirname, '../../examples/sample-article.txt'), 'utf8')

interface SeriesParts {
  readonly article?: string
  readonly fileName?: string
  readonly voice?: Partial<Voice>
  readonly mode?: DraftMode
  readonly maxEmails?: number
}

/** A series as it is drafted from an article, the sample unless another is given; null where it is too short. */
export function draftedSeries({
  article = sample,
  fileName = 'article.txt',
  voice,
  ...plan
}: SeriesParts = {}): Series | null {
  const read = readCopy(new TextEncoder().encode(article), fileName)
  if (read.kind === 'problem') return null
  const { document, source, sha256, format, title } = read.article
  const about = { title, language: document.language, format, sha256, url: null, confidence: null }
  const drafted = draftSeries({ document, article: about, voice: { ...defaultVoice, ...voice }, ...plan })
  if (drafted.kind === 'too-short') return null
  const { draft } = drafted
  return { key: 'sample', name: draft.name, list: null, rhythm: defaultRhythm, draft, source }
}

export function sampleSeries(voice: Partial<Voice> = {}): Series {
  const series = draftedSeries({ voice })
  if (!series) throw new Error('The sample article makes no series.')
  return series
}

export type Files = Map<string, string>

export function sampleFiles(voice: Partial<Voice> = {}): Files {
  return new Map(writeSeries(sampleSeries(voice)))
}

/** Replaces words in one file; the words must be there. */
export function edit(files: Files, name: string, from: string | RegExp, to: string): void {
  const text = files.get(name) ?? ''
  const edited = text.replace(from, () => to)
  if (edited === text) throw new Error(`${name} does not hold ${from}`)
  files.set(name, edited)
}

export function seriesIn(files: Files): Series {
  const read = readSeries(files)
  if (read.kind === 'problem') throw new Error(`${read.file}: ${read.message}`)
  return read.series
}

/** "file: message" of the first problem, or "none". */
export function problemIn(files: Files): string {
  const read = readSeries(files)
  return read.kind === 'problem' ? `${read.file}: ${read.message}` : 'none'
}

/** The email at this place, counted from 1 as the files are. */
export function emailIn(series: Series, place: number): Email {
  const email = series.draft.emails[place - 1]
  if (!email) throw new Error(`There is no email ${place}.`)
  return email
}

export function bodyText({ body }: Email): string {
  return body.map(blockText).join('\n')
}
