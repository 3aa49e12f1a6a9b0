import type { Block, Inline, Mark, Origin, Sentence } from '../../src/core/article/document.ts'
import type { Letter, Words } from '../../src/core/mail/letter.ts'

let nextId = 0

function id(): string {
  nextId += 1
  return `b_${nextId}`
}

export function phrase(text: string): Words {
  return { text, origin: 'phrase' }
}

export function own(text: string): Words {
  return { text, origin: 'own' }
}

export function run(text: string, more: { marks?: readonly Mark[]; href?: string } = {}): Inline {
  return { text, marks: more.marks ?? [], ...(more.href === undefined ? {} : { href: more.href }) }
}

export function sentence(words: string | readonly Inline[], origin: Origin = 'source'): Sentence {
  const inlines = typeof words === 'string' ? [run(words)] : words
  return { id: id(), text: inlines.map((inline) => inline.text).join(''), inlines, origin, span: null }
}

export function paragraph(...words: (string | readonly Inline[])[]): Block {
  return { kind: 'paragraph', id: id(), sentences: words.map((one) => sentence(one)) }
}

export function ownParagraph(words: string | readonly Inline[]): Block {
  return { kind: 'paragraph', id: id(), sentences: [sentence(words, 'own')] }
}

export function list(items: readonly { label?: string; text: string; children?: readonly Block[] }[]): Block {
  return {
    kind: 'list',
    id: id(),
    ordered: false,
    items: items.map(({ label, text, children }) => ({
      label: label ?? null,
      sentences: [sentence(text)],
      children: children ?? [],
    })),
  }
}

/** A letter with nothing in it but what a test is about. */
export function letter(parts: Partial<Letter> = {}): Letter {
  return {
    kind: 'lesson',
    language: 'en',
    subject: phrase('Why walking together helps'),
    preview: phrase(''),
    greeting: null,
    opener: null,
    body: [],
    tip: null,
    cta: { label: null, kind: 'none', url: null },
    signoff: phrase('Maya, Willow Clinic'),
    ps: null,
    links: [],
    ...parts,
  }
}

const greeting = { withName: own('Hi {{ first_name }},'), withoutName: own('Hello,') }

/** The first email of a made-up series. */
export function welcomeLetter(): Letter {
  return letter({
    kind: 'welcome',
    subject: phrase('Your 3-part series: small walks'),
    preview: phrase('Three lessons on walking and talking, one email at a time.'),
    greeting,
    opener: phrase('Welcome to a series of three lessons on small walks.'),
    body: [
      paragraph(
        'Most of us know that a walk clears the head.',
        'Fewer of us know how much it does for the person who walks beside us.',
      ),
      paragraph('In this series:'),
      list([
        { text: 'Why walking together helps' },
        { text: 'What to talk about, and when to be quiet' },
        { text: 'Four ways to keep it going' },
      ]),
    ],
    cta: { label: phrase('Just reply: where do you like to walk?'), kind: 'reply', url: null },
    ps: phrase('Next: Why walking together helps'),
  })
}

/** A lesson with everything that a lesson can have. */
export function lessonLetter(): Letter {
  return letter({
    preview: phrase('Side by side, hard things are easier to say, and silence has somewhere to go.'),
    greeting,
    opener: phrase('Part 1 of 3 on small walks.'),
    body: [
      paragraph(
        'Two people who walk side by side look at the same road and not at each other.',
        'That makes hard things easier to say.',
        [
          run('A '),
          run('long study of neighbours', { href: 'https://example.com/study?a=1&b=2' }),
          run(' found the same: those who walked together '),
          run('twice a week', { marks: ['strong'] }),
          run(' knew more of each other’s troubles, and worried less about their own.'),
        ],
      ),
      { kind: 'heading', id: id(), level: 2, sentences: [sentence('When talk is hard')] },
      paragraph('There are days on which nobody wants to begin. Three small things help:'),
      list([
        {
          label: 'Ask about the road',
          text: 'Ask about the road: it is a question that nobody can get wrong.',
        },
        { label: 'Leave gaps', text: 'Leave gaps: a walk has room for them.' },
        { label: 'Turn back together', text: 'Turn back together: the way home is part of it.' },
      ]),
      {
        kind: 'quote',
        id: id(),
        blocks: [paragraph('We said more in ten minutes on the towpath than in a year at the table.')],
      },
    ],
    tip: phrase('Invite one person to a walk of ten minutes, and leave your phone at home.'),
    cta: { label: phrase('Read the whole article'), kind: 'link', url: own('https://example.com/walks') },
    ps: phrase('Next: What to talk about, and when to be quiet'),
  })
}

/** The last email, with links to the earlier ones and an offer. */
export function recapLetter(): Letter {
  return letter({
    kind: 'recap',
    subject: phrase('Small walks: putting it all together'),
    preview: phrase('All three lessons in one place, in case you missed one.'),
    greeting,
    opener: phrase('You have reached the last email on small walks; nothing more of this series follows.'),
    body: [
      paragraph(
        'A walk costs nothing and asks for little.',
        'What it gives back is time with somebody who matters, and a head that is a little clearer than before.',
      ),
      paragraph('If you would like company on the way, we walk every Saturday from the old mill.'),
    ],
    links: [
      { step: 'e1', label: 'Why walking together helps' },
      { step: 'e2', label: 'What to talk about, and when to be quiet' },
      { step: 'e3', label: 'Four ways to keep it going' },
    ],
    cta: { label: phrase('Join a Saturday walk'), kind: 'link', url: own('https://example.com/saturday') },
  })
}

/** Every kind of block once. */
export function everyBlock(): Block[] {
  const cells = (...words: string[]) => words.map((word) => sentence(word))
  return [
    { kind: 'heading', id: id(), level: 2, sentences: [sentence('A heading')] },
    paragraph('A paragraph.', [
      run('It has '),
      run('emphasis', { marks: ['emphasis'] }),
      run(' and '),
      run('code', { marks: ['code'] }),
      run(' and a '),
      run('link', { href: 'mailto:maya@example.com' }),
      run('.'),
    ]),
    list([
      {
        text: 'Outer item',
        children: [list([{ text: 'Inner item' }]), paragraph('More of the outer item.')],
      },
    ]),
    {
      kind: 'list',
      id: id(),
      ordered: true,
      items: ['First', 'Second'].map((text) => ({ label: null, sentences: [sentence(text)], children: [] })),
    },
    { kind: 'quote', id: id(), blocks: [paragraph('A quotation.'), paragraph('Its second paragraph.')] },
    { kind: 'code', id: id(), language: 'sh', sentences: [sentence('walk --slowly\n  --together')] },
    {
      kind: 'table',
      id: id(),
      rows: [cells('Day', 'Walk'), cells('Monday', 'Mill'), cells('Friday', 'Towpath')],
    },
    { kind: 'divider', id: id() },
    {
      kind: 'image',
      id: id(),
      url: 'https://example.com/mill.jpg',
      sentences: [sentence('The old mill at dusk')],
    },
  ]
}
