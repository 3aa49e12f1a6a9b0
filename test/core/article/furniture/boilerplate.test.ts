import { describe, expect, it } from 'vitest'
import { composeParagraph, newComposer } from '../../../../src/core/article/compose-blocks.ts'
import { blockText, type Document } from '../../../../src/core/article/document.ts'
import { findSetAside } from '../../../../src/core/article/furniture/boilerplate.ts'
import { plainRun } from '../../../../src/core/article/runs.ts'
import { readMarkdown } from '../../../../src/ingest/markdown/markdown.ts'

const plain = (at: number): string =>
  `Paragraph ${at} says in plain words what friends are for, and it does so at some length.`
const body = Array.from({ length: 12 }, (_, at) => plain(at))

/** "what: words" of all that is set aside in an article of these blocks. */
function setAside(blocks: readonly string[], language = 'en'): string[] {
  const read = readMarkdown(`---\ntitle: On friends\nlanguage: ${language}\n---\n\n${blocks.join('\n\n')}\n`)
  if (read.kind !== 'read') throw new Error(read.kind)
  return namesOf(read.document)
}

function namesOf(document: Document): string[] {
  const blocks = document.sections.flatMap(({ heading, blocks }) => [
    ...(heading ? [heading] : []),
    ...blocks,
  ])
  const words = new Map(blocks.map((block) => [block.id, blockText(block)]))
  return document.setAside.map(({ block, what }) => `${what}: ${words.get(block)}`)
}

describe('page furniture is set aside', () => {
  it.each([
    ['byline', 'By Maya Okafor'],
    ['byline', 'By Maya Okafor and Ana Lima | 12 May 2026'],
    ['byline', 'May 12, 2026'],
    ['byline', 'Posted on May 12, 2026'],
    ['byline', 'Last updated: 12/05/2026'],
    ['byline', '6 min read'],
  ])('%s at the top: %s', (what, text) => {
    expect(setAside([text, ...body])).toEqual([`${what}: ${text}`])
    expect(setAside([...body.slice(0, 6), text, ...body.slice(6)])).toEqual([])
  })

  it.each([
    ['share-line', 'Share this article on Facebook, Twitter and LinkedIn'],
    ['share-line', 'Facebook | Twitter | E-mail'],
    ['navigation', 'Back to top'],
    ['navigation', 'Read more »'],
    ['sign-up', 'Subscribe to our weekly newsletter for more of this.'],
    ['sign-up', 'Stay informed. Sign up for our newsletter'],
    ['sign-up', 'Get the latest letters in your inbox.'],
    ['image-credit', 'Photo by Ana Lima'],
    ['image-credit', '(Image credit: Ana Lima)'],
  ])('%s anywhere: %s', (what, text) => {
    expect(setAside([...body.slice(0, 6), text, ...body.slice(6)])).toEqual([`${what}: ${text}`])
  })

  it.each([
    ['copyright', '© 2026 Willow Lane'],
    ['copyright', 'Willow Lane Ltd. All rights reserved.'],
    ['tags', 'Tags: friends, letters'],
    ['legal-notice', 'The views expressed here are those of the writer.'],
    ['publication-note', 'This article was originally published by Willow Lane.'],
    ['comments', 'Leave a comment'],
    ['share-line', 'Follow us on Instagram for more'],
    ['share-line', 'Share this post with a friend'],
    ['share-line', 'Enjoyed this guide? Share it with your friends!'],
    ['sign-up', 'Did you like this letter? Then subscribe to our newsletter!'],
    ['publication-note', 'The post On friends appeared first on Willow Lane.'],
    ['comments', 'Let me know in the comments how your letter went.'],
    ['comments', 'What do you think? Tell us in the comments below!'],
  ])('%s at the end: %s', (what, text) => {
    expect(setAside([...body, text])).toEqual([`${what}: ${text}`])
    expect(setAside([...body.slice(0, 6), text, ...body.slice(6)])).toEqual([])
  })

  it.each([
    'This post may contain affiliate links. Read our disclosure policy.',
    'Disclosure: some of the links on this page are affiliate links.',
    'If you buy a pen through our links, we may earn a small commission.',
    'As an Amazon Associate I earn from qualifying purchases.',
  ])('a notice on who pays, at either end: %s', (text) => {
    expect(setAside([text, ...body])).toEqual([`legal-notice: ${text}`])
    expect(setAside([...body, text])).toEqual([`legal-notice: ${text}`])
    expect(setAside([...body.slice(0, 6), text, ...body.slice(6)])).toEqual([])
  })

  it('a writer who is introduced at the end', () => {
    const box = 'Maya Okafor is a writer who lives near a river.'
    expect(setAside([...body, box])).toEqual([`author-box: ${box}`])
    expect(setAside(['By Maya Okafor', ...body, box])).toContain(`author-box: ${box}`)
  })

  it('but no person of whom the article speaks', () => {
    const box = 'Maya Okafor is a writer who lives near a river.'
    const said = '“Friends are like rivers,” said Okafor, whose letters have been read by many of us.'
    expect(setAside([...body, said, plain(20), box])).toEqual([])
    expect(setAside([box, ...body])).toEqual([])
  })

  it('a section that its heading calls so, with the heading', () => {
    const box = ['## About the author', 'She writes.', '## Comments', 'Nice.', 'So true.']
    expect(setAside([...body, ...box])).toEqual([
      'author-box: About the author',
      'author-box: She writes.',
      'comments: Comments',
      'comments: Nice.',
      'comments: So true.',
    ])
  })

  it('related articles, where they are links', () => {
    const links = '- [On rivers](https://example.com/a)\n- [On walks](https://example.com/b)'
    expect(setAside([...body, '## You may also like', links])).toEqual([
      'related: You may also like',
      'related: On rivers On walks',
    ])
    expect(setAside(['Related: [On rivers](https://example.com/a)', ...body])).toHaveLength(1)
    const words = ['See [a page](https://example.com/c).', '## You may also like', plain(30), plain(31)]
    expect(setAside([...body, ...words])).toEqual([])
  })

  it('but no section in the middle of the text, and none of text', () => {
    const comments = ['## Comments', plain(40), '## Loops', plain(41)]
    expect(setAside([...body, ...comments])).toEqual([])
    expect(setAside([...body, '## More from life', plain(42)])).toEqual([])
  })

  it('the lines of a German page', () => {
    const top = ['Von Maya Okafor', 'Freitag, 12. Mai 2026', 'Lesezeit: 5 Minuten']
    const end = ['Artikel teilen', 'Jetzt den Newsletter abonnieren', 'Schlagworte: Freunde, Briefe']
    expect(setAside([...top, ...body, ...end], 'de').map((name) => name.split(':')[0])).toEqual([
      'byline',
      'byline',
      'byline',
      'share-line',
      'sign-up',
      'tags',
    ])
  })
})

describe('the last lines of a German page are set aside', () => {
  it.each([
    ['sign-up', 'Hat dir der Text gefallen? Dann abonniere unseren Newsletter!'],
    ['share-line', 'Teile diesen Beitrag gerne mit deinen Freunden.'],
    ['publication-note', 'Der Beitrag Über Freunde erschien zuerst auf Weidenweg.'],
    ['legal-notice', 'Hinweis: Dieser Beitrag enthält Affiliate-Links.'],
    ['comments', 'Schreib mir in die Kommentare, wie dein Brief ankam!'],
    ['comments', 'Und du? Lass es mich gern in den Kommentaren wissen.'],
  ])('%s: %s', (what, text) => {
    expect(setAside([...body, text], 'de')).toEqual([`${what}: ${text}`])
    expect(setAside([...body.slice(0, 6), text, ...body.slice(6)], 'de')).toEqual([])
  })
})

describe('a table of contents is set aside', () => {
  const parts = ['## Why we write', plain(1), '## How to begin', plain(2), '## What comes next', plain(3)]

  it('where its items are links to places on the page', () => {
    const list = '- [Why](#why)\n- [How](#how)'
    expect(setAside([list, ...parts])).toEqual(['contents: Why How'])
  })

  it('where it names the headings, with the line that leads to it', () => {
    const list = '- Why we write\n- How to begin\n- What comes next'
    const all = 'Why we write How to begin What comes next'
    expect(setAside([plain(0), list, ...parts])).toEqual([`contents: ${all}`])
    expect(setAside([plain(0), 'In this article:', list, ...parts])).toEqual([
      'contents: In this article:',
      `contents: ${all}`,
    ])
  })

  it('but not where a sentence leads to it', () => {
    const list = '- Why we write\n- How to begin\n- What comes next'
    expect(setAside(['We found that three questions matter to all of us:', list, ...parts])).toEqual([])
  })
})

describe('what was said before is set aside', () => {
  it('as a paragraph, the later one', () => {
    const document = readMarkdown([plain(1), plain(2), `**${plain(1)}**`, plain(3)].join('\n\n'))
    if (document.kind !== 'read') throw new Error(document.kind)
    const [only, ...others] = document.document.setAside
    expect(others).toEqual([])
    expect(only).toMatchObject({ reason: 'duplicate', what: 'repeated' })
    expect(only?.block).toBe(document.document.sections[0]?.blocks[2]?.id)
  })

  it('as a quotation that only repeats a sentence of the text', () => {
    const sentence = 'A friend is one who asks twice and listens both times.'
    expect(setAside([`Here it is. ${sentence} That is all.`, `> ${sentence}`, plain(1)])).toEqual([
      `repeated: ${sentence}`,
    ])
  })

  it('but no short words, no question, no lead-in, no list, no code', () => {
    const question = 'What would you say to a friend who has not called for a year?'
    const list = '- One thing that a friend may well say to you on a day in spring'
    const leadIn = 'Here are some of the things that they said to us on that day:'
    const code = '```\none two three four five six seven eight nine ten\n```'
    const twice = ['It helps.', question, leadIn, list, code]
    expect(setAside([...twice, ...body, ...twice])).toEqual([])
  })
})

describe('the article itself stays', () => {
  it.each([
    'Share this feeling with a friend and see what comes back to you.',
    'By morning the letters were gone, and nobody knew who had taken them.',
    'Photos by themselves do not tell a story.',
    'Read more books, and fewer pages about them.',
    'Comments from friends are worth more than any prize.',
    'Copyright is a word that few of us understand.',
    'We use cookies and tea to win new friends on our street.',
    'Tags on old letters help to find them again.',
    'Home is where the letters are.',
    'The post office where her first letter appeared was on our street.',
    'Send the letter to a friend and share what you learn in the comments that you write to yourself each night.',
    'If you like a letter, share it with the one who wrote it. That is all there is to friendship.',
    'This post explains how affiliate links work and why your friends may dislike them.',
    'Let your friends know how the week went.',
    'In the end we all want to join a newsletter of our own kind, and most of us never do.',
  ])('%s', (text) => {
    expect(setAside([text, ...body])).toEqual([])
    expect(setAside([...body, text])).toEqual([])
  })

  it('even where each of its lines looks like furniture', () => {
    expect(setAside(['Read more', 'Back to top'])).toEqual([])
    expect(setAside([])).toEqual([])
  })

  it('in a language whose words are not known, but for what needs no words', () => {
    expect(setAside(['By Maya Okafor', ...body, body[0] ?? ''], 'fi')).toEqual([`repeated: ${body[0]}`])
  })

  it('and is looked through in a moment, however long its lines', () => {
    const composer = newComposer('en', 'source')
    const starts = ['By A', 'By A, ', 'Share this: ', '(', '· ', 'Tags: ', '«', 'A.A’A-']
    const hostile = starts.flatMap((start) => [start.repeat(20_000), start.repeat(100).slice(0, 690)])
    const blocks = [...hostile, ...Array.from({ length: 200 }, () => `By A${' A.A’A-A'.repeat(80)} !`)]
      .map((text) => composeParagraph(composer, [plainRun(text, 0)]))
      .filter((block) => block !== null)
    const begin = performance.now()
    findSetAside([{ heading: null, blocks }], 'en')
    expect(performance.now() - begin).toBeLessThan(2_000)
  })
})
