import { describe, expect, it } from 'vitest'
import {
  blockSentences,
  documentSentences,
  type List,
  type Section,
  type Sentence,
} from '../../src/core/article/document.ts'
import type { Draft, Email, Slot } from '../../src/core/draft/draft.ts'
import { articleRuns, type Run } from '../../src/web/article-runs.ts'
import { countTrails, followSentences, type Trails } from '../../src/web/sentence-trails.ts'
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
    expect(trails.get(title?.id ?? '')?.fate).toEqual({
      kind: 'dropped',
      drop: { id: title?.id, reason: 'title' },
    })
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
  const placesOf = (runs: readonly Run[]) =>
    runs.map(({ place }) =>
      place.kind === 'email' ? place.email : place.kind === 'left-out' ? place.drop.reason : place.kind,
    )

  it('hold every block once and in order', () => {
    const { document } = draft
    const blocks = articleRuns(document, followSentences(draft)).flatMap((run) => run.blocks)
    expect(blocks.flatMap(blockSentences).map(({ id }) => id)).toEqual(sentences.map(({ id }) => id))
  })

  it('follow the emails, and take each heading along with what stands under it', () => {
    const runs = articleRuns(draft.document, followSentences(draft))
    expect(placesOf(runs)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(runs.map((run) => run.blocks[0]?.kind)).toEqual(Array(7).fill('heading'))
  })

  it('keep to one run where no email took anything', () => {
    const runs = articleRuns(draft.document, followSentences({ ...draft, emails: [] }))
    expect(placesOf(runs)).toEqual(['nowhere'])
  })

  it('set what was left out apart, with its reason', () => {
    const block = draft.emails[2]?.body.at(-1)
    const out = new Set(block ? blockSentences(block).map(({ id }) => id) : [])
    const without = withEmails((email) => ({ ...email, body: email.body.filter((one) => one !== block) }))
    const drops = [...out].map((id) => ({ id, reason: 'budget' as const }))
    const trails = followSentences({ ...without, dropped: [...draft.dropped, ...drops] })
    const runs = articleRuns(draft.document, trails)
    expect(placesOf(runs)).toEqual([1, 2, 3, 'budget', 4, 5, 6, 7])
    expect(new Set(runs[3]?.blocks.flatMap(blockSentences).map(({ id }) => id))).toEqual(out)
  })

  it('divide a numbered list where its items went different ways, and count on', () => {
    const item = (id: string) => ({ label: null, sentences: [sentenceOf(id)], children: [] })
    const list: List = { kind: 'list', id: 'l', ordered: true, items: ['a', 'b', 'c'].map(item) }
    const trails: Trails = new Map([
      ['a', { number: 1, fate: { kind: 'email', email: 1 }, quotedIn: [] }],
      ['b', { number: 2, fate: { kind: 'email', email: 1 }, quotedIn: [] }],
      ['c', { number: 3, fate: { kind: 'dropped', drop: { id: 'c', reason: 'budget' } }, quotedIn: [] }],
    ])
    const section: Section = { id: 's', role: 'body', level: 1, heading: null, blocks: [list] }
    const runs = articleRuns({ ...draft.document, title: null, sections: [section] }, trails)
    expect(placesOf(runs)).toEqual([1, 'budget'])
    expect(runs.map(({ start }) => start)).toEqual([1, 3])
    expect(runs.map(({ blocks }) => blocks.flatMap(blockSentences).map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c'],
    ])
  })
})

function sentenceOf(id: string): Sentence {
  return { id, text: id, inlines: [{ text: id, marks: [] }], origin: 'source', span: null }
}
