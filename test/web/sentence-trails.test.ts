import { describe, expect, it } from 'vitest'
import { blockSentences, documentSentences } from '../../src/core/article/document.ts'
import type { Draft, Email, Slot } from '../../src/core/draft/draft.ts'
import { articleRuns } from '../../src/web/article-runs.ts'
import { countTrails, followSentences } from '../../src/web/sentence-trails.ts'
import { sampleSeries } from './site.ts'

const { draft } = sampleSeries()
const sentences = documentSentences(draft.document)
const [title] = sentences

function withEmails(change: (email: Email, index: number) => Email): Draft {
  return { ...draft, emails: draft.emails.map(change) }
}

function slotFrom(sentence: string): Slot {
  return {
    text: 'x',
    rule: 'test',
    origin: 'source',
    from: [{ sentence, start: 0, end: 1 }],
    alternatives: [],
  }
}

describe('the trail of a sentence', () => {
  it('numbers every sentence of the article in source order', () => {
    const trails = followSentences(draft)
    expect([...trails.keys()]).toEqual(sentences.map(({ id }) => id))
    expect([...trails.values()].map(({ number }) => number)).toEqual(sentences.map((_, index) => index + 1))
  })

  it('leads to the one email whose body holds it', () => {
    const trails = followSentences(draft)
    for (const [index, email] of draft.emails.entries()) {
      for (const { id } of email.body.flatMap(blockSentences)) {
        const trail = trails.get(id)
        if (trail) expect(trail.fate).toEqual({ kind: 'email', email: index + 1 })
      }
    }
  })

  it('ends with the reason where the sentence was left out', () => {
    const trails = followSentences(draft)
    expect(trails.get(title?.id ?? '')?.fate).toEqual({ kind: 'dropped', reason: 'title' })
    expect(countTrails(trails, 7)).toEqual({
      emails: 7,
      sentences: sentences.length,
      dropped: draft.dropped.length,
      lost: 0,
    })
  })

  it('tells of a sentence that neither an email nor a reason accounts for', () => {
    const trails = followSentences({ ...draft, dropped: [] })
    expect(countTrails(trails, 7)).toMatchObject({ dropped: 0, lost: draft.dropped.length })
  })

  it('names the slots that quote it once each, subjects first', () => {
    const quoted = sentences[5]?.id ?? ''
    const trails = followSentences(
      withEmails((email, index) => ({
        ...email,
        subject: slotFrom(index === 2 ? quoted : 'other'),
        preview: slotFrom('other'),
        tip: null,
        ps:
          index === 0
            ? { ...slotFrom(quoted), from: [...slotFrom(quoted).from, ...slotFrom(quoted).from] }
            : null,
      })),
    )
    expect(trails.get(quoted)?.quotedIn).toMatchObject([
      { email: 3, slot: 'subject' },
      { email: 1, slot: 'P.S.' },
    ])
  })
})

describe('the runs of the article', () => {
  it('hold every block once and in order', () => {
    const { document } = draft
    const blocks = articleRuns(document, followSentences(draft)).flatMap((run) => run.blocks)
    expect(blocks.flatMap(blockSentences).map(({ id }) => id)).toEqual(sentences.map(({ id }) => id))
  })

  it('follow the emails, and take each heading along with what stands under it', () => {
    const runs = articleRuns(draft.document, followSentences(draft))
    expect(runs.map((run) => run.email)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(runs.map((run) => run.blocks[0]?.kind)).toEqual(Array(7).fill('heading'))
  })

  it('keep to one run where no email took anything', () => {
    const runs = articleRuns(draft.document, followSentences({ ...draft, emails: [] }))
    expect(runs.map((run) => run.email)).toEqual([null])
  })
})
