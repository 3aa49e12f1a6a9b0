import { describe, expect, it } from 'vitest'
import { draftJson } from '../../../src/core/draft/draft-json.ts'
import { buildDocument } from '../../support/build-document.ts'
import { drafted } from '../../support/drafted.ts'

const prose = (word: string): string =>
  `People ${word} here and then people ${word} there. `.repeat(10).trim()
const draft = drafted(
  buildDocument(
    `# Quiet walks\nAn opening.\n## Why people walk far\n${prose('walk')}\n- Bring water\n## Where friends talk\n${prose('talk')}`,
  ),
)
const json = draftJson(draft, ({ id }) => `text of ${id}`)

describe('draftJson', () => {
  it('has exactly the keys of the contract', () => {
    expect(Object.keys(json)).toEqual(['article', 'sentences', 'emails', 'dropped', 'measures'])
    expect(Object.keys(json.article)).toEqual(['title', 'language', 'format', 'sha256', 'url', 'confidence'])
    const [email] = json.emails
    const keys =
      'id kind day subject preview greeting opener body edits tip cta signoff ps links words text suggestions lint'.split(
        ' ',
      )
    expect(Object.keys(email ?? {})).toEqual(keys)
    expect(Object.keys(email?.subject ?? {})).toEqual(['text', 'rule', 'from', 'alternatives'])
    expect(Object.keys(email?.cta ?? {})).toEqual(['label', 'kind', 'url'])
  })

  it('lists every sentence of the article in its order, with its place', () => {
    expect(json.sentences[0]).toMatchObject({ text: 'Quiet walks', section: null, kind: 'title' })
    expect(json.sentences[1]).toMatchObject({ text: 'An opening.', section: 's0', kind: 'paragraph' })
    expect(json.sentences[2]).toMatchObject({ text: 'Why people walk far', section: 's1', kind: 'heading' })
    expect(json.sentences.find(({ kind }) => kind === 'item')?.text).toBe('Bring water')
  })

  it('names only sentences of the article in the bodies, none of our phrases', () => {
    const known = new Set(json.sentences.map(({ id }) => id))
    expect(json.emails.flatMap(({ body }) => body).filter((id) => !known.has(id))).toEqual([])
    expect(json.emails[0]?.body).toHaveLength(1)
  })

  it('counts the words of the article alone', () => {
    expect(json.emails[0]?.words).toBe(2)
  })

  it('takes the text part from whoever renders it', () => {
    expect(json.emails.map(({ id, text }) => text === `text of ${id}`)).toEqual(json.emails.map(() => true))
  })

  it('survives being printed and read', () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
  })
})
