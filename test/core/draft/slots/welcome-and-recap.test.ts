import { describe, expect, it } from 'vitest'
import { blockSentences } from '../../../../src/core/article/document.ts'
import type { Email } from '../../../../src/core/draft/draft.ts'
import { buildDocument } from '../../../support/build-document.ts'
import { drafted } from '../../../support/drafted.ts'

const prose = (word: string): string =>
  `People ${word} here and then people ${word} there. `.repeat(10).trim()
const headings = ['Why people walk far', 'Where friends talk best']

function endsOf(
  title: string,
  { intro = 'An opening of words.', conclusion = '' } = {},
): readonly [Email, Email] {
  const middle = `## ${headings[0]}\n${prose('walk')}\n## ${headings[1]}\n${prose('talk')}`
  const { emails } = drafted(buildDocument(`# ${title}\n${intro}\n${middle}\n${conclusion}`))
  const [welcome, recap] = [emails[0], emails.at(-1)]
  if (!welcome || !recap) throw new Error('no emails')
  return [welcome, recap]
}

describe('the welcome', () => {
  it('names the number of parts and the topic', () => {
    const [welcome] = endsOf('Quiet Walks: How People Find Each Other Again')
    expect(welcome.subject.text).toBe('Your 2-part series: quiet walks')
    expect(welcome.opener?.text).toBe('Welcome to a series of two lessons on quiet walks.')
  })

  it('shows the rest of the title as its preview text', () => {
    const [welcome] = endsOf('Quiet Walks: How People Find Each Other Again at Last')
    expect(welcome.preview).toMatchObject({
      text: 'How people find each other again at last',
      rule: 'subtitle',
    })
  })

  it('lists what is to come and promises no time', () => {
    const [welcome] = endsOf('Quiet walks')
    const texts = welcome.body.flatMap(blockSentences).map(({ text }) => text)
    expect(texts).toEqual(['An opening of words.', 'In this series:', ...headings])
    expect(welcome.ps?.text).toBe(`P.S. Next: ${headings[0]}`)
  })

  it('has a subject that fits where the topic is long', () => {
    const [welcome] = endsOf('How to Walk Quietly Through the Old Town With a Friend at Night')
    expect(welcome.subject.text).toBe('Welcome to your 2-part series')
    expect(welcome.preview.text).toMatch(/^Two lessons on how to walk quietly/)
  })
})

describe('the recap', () => {
  it('says that it is the last email and that nothing more follows', () => {
    const [, recap] = endsOf('Quiet walks')
    expect(recap.opener?.text).toBe(
      'You have reached the last email on quiet walks; nothing more of this series follows.',
    )
    expect(recap.ps).toBeNull()
  })

  it('quotes the conclusion, never the heading or the first line', () => {
    const conclusion =
      '## Conclusion\nWalks are old and good. Quiet walks bring people together when little else can.'
    const [, recap] = endsOf('Quiet walks', { conclusion })
    expect(recap.preview.text).toBe('Quiet walks bring people together when little else can.')
    expect(recap.body.map(({ kind }) => kind)).toEqual(['paragraph'])
  })

  it('says that all is in one place where there is no conclusion', () => {
    const [, recap] = endsOf('Quiet walks')
    expect(recap.preview.text).toBe('The two lessons in one place, in case you missed one.')
  })

  it('has a subject of its own even where a lesson took the words', () => {
    const text = `# Quiet walks\n## Quiet walks: putting it all together\n${prose('walk')}\n## Where friends talk best\n${prose('talk')}`
    const subjects = drafted(buildDocument(text)).emails.map(({ subject }) => subject.text)
    expect(new Set(subjects).size).toBe(subjects.length)
  })
})
