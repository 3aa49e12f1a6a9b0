import { describe, expect, it } from 'vitest'
import { readThrough } from '../../../src/core/draft/reading.ts'
import { articleInfo, buildDocument } from '../../support/build-document.ts'

function readingOf(title: string, body = 'Nothing else is said.') {
  const document = buildDocument(`# ${title}\n${body}`)
  return readThrough(document, articleInfo(document))
}

describe('the topic of a series', () => {
  it.each([
    ['Healing Friendships: The Quiet Power of Walks', 'healing friendships'],
    ['Everyday Connection: How People Help', 'everyday connection'],
    ['How to Rest Well', 'how to rest well'],
    ['The Importance of Sleep', 'the importance of sleep'],
    ['Webinar Recap: How to Build a Team', 'how to build a team'],
    ['An Introduction to Accessibility', 'accessibility'],
    ['10 Tips for Sleeping Better', 'sleeping better'],
    ['Our Town Explores Ways to Improve Access to Clean Water', 'clean water'],
  ])('of "%s" is "%s"', (title, topic) => {
    expect(readingOf(title).topic.text).toBe(topic)
  })

  it('is a key phrase of the title where the title is a sentence', () => {
    const body = 'Quiet walks help. Quiet walks heal. Quiet walks last.'
    expect(readingOf('Is It True That Quiet Walks Are Better Than Rest?', body).topic.text).toBe(
      'quiet walks',
    )
  })

  it('is the name in quotation marks where nothing reads well after "on"', () => {
    const { topic, name } = readingOf('Bridge the Gap: Is It Time?')
    expect(topic.text).toBe('“Bridge the gap”')
    expect(name).toBe('Bridge the gap')
  })

  it('quotes the place in the title where it stands', () => {
    const { topic, document } = readingOf('Healing Friendships: The Quiet Power of Walks')
    expect(topic.from).toEqual([{ sentence: document.title?.sentences[0]?.id, start: 0, end: 19 }])
  })

  it('leaves what follows the colon as the subtitle', () => {
    expect(readingOf('Healing Friendships: The Quiet Power of Walks').subtitle?.text).toBe(
      'The quiet power of walks',
    )
    expect(readingOf('The Quiet Power of Walks').subtitle).toBeNull()
  })

  it('is not the name of a file', () => {
    const document = buildDocument('Walks help. They last.')
    expect(readThrough(document, articleInfo(document, { title: 'final draft 2' })).topic.text).toBe(
      '“Final draft 2”',
    )
  })

  it('has a short form where a key phrase stands in it', () => {
    const body = 'Human-centered design helps. We like human-centered design.'
    expect(readingOf('Making the Case for Human-Centered Design', body).shortTopic.text).toBe(
      'human-centered design',
    )
  })
})
