import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Document, documentSentences } from '../../../src/core/article/document.ts'
import { readMarkdown, readMarkdownBlocks } from '../../../src/ingest/markdown/markdown.ts'
import { writeMarkdown } from '../../../src/ingest/markdown/write-markdown.ts'
import { outlineBlocks } from '../../support/outline.ts'

function read(...lines: string[]): Document {
  const result = readMarkdown(`# A title\n\n${lines.join('\n')}`, 'en')
  if (result.kind !== 'read') throw new Error(result.kind)
  return result.document
}

/** The blocks as lines; those that are set aside begin with their name in brackets. */
function blocksOf(...lines: string[]): string[] {
  const document = read(...lines)
  const aside = new Map(document.setAside.map(({ block, reason, what }) => [block, `(${reason} ${what}) `]))
  return document.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => outlineBlocks([block]).map((line) => `${aside.get(block.id) ?? ''}${line}`))
}

describe('a shortcode without words', () => {
  it.each([
    '{{< toc >}}',
    '{{<toc>}}',
    '{{% toc %}}',
    '{{< tweet user="PageOf" id="13588" >}}',
    '{{< youtube\n  id="abc"\n>}}',
    '{{< /* a comment of the writer */ >}}',
    '{{</* box */>}}',
    '{% toc %}',
    '{%- assign x = site.posts -%}',
    '{%toc%}',
    '{% # an inline comment in Liquid %}',
    '{# a comment #}',
    '{{ youtube(id="abc") }}',
    '{% comment %}Words that are not for readers.\nNor these.{% endcomment %}',
    '{{< comment >}}Words that are not for readers.{{< /comment >}}',
  ])('vanishes: %j', (code) => {
    expect(blocksOf('Before.', '', code, '', 'After.')).toEqual(['p: Before.', 'p: After.'])
    expect(blocksOf(`Before ${code} and after.`).join(' ')).toMatch(/^p: Before and after\.$/)
  })

  it('parts nothing where it stands inside a paragraph, and what it stands between where it has its own lines', () => {
    expect(blocksOf('One', '{{< x >}}', 'line.')).toEqual(['p: One line.'])
    expect(blocksOf('{{< x >}}', '| a | b |', '|---|---|', '| c | d |', '{{< /x >}}')).toEqual([
      'row: a | b',
      'row: c | d',
    ])
    expect(blocksOf('{{< x >}}', '3. Three', '{{< /x >}}')).toEqual(['ol', '- Three'])
    expect(blocksOf('{% x %}', '    code')).toEqual(['code : code'])
  })

  it('may stand in the address of a link or an image, which is then none', () => {
    expect(
      blocksOf(
        'See [one]({{< ref "a.md" >}}), [two]({% link b.md %}), [three]({{ site.url }}/c/{{ page.x }}.html).',
        '',
        '![A cat]({{ site.baseurl }}/cat.png) and [four].',
        '',
        '[four]: {{ site.baseurl }}/four',
      ),
    ).toEqual(['p: See one, two, three.', 'image /cat.png: A cat', 'p: and four.'])
    const links = documentSentences(read('[one](https://example.com/{{ x }}) [two](https://example.com/2).'))
      .flatMap(({ inlines }) => inlines)
      .flatMap(({ href }) => href ?? [])
    expect(links).toEqual(['https://example.com/2'])
  })
})

describe('words between shortcodes', () => {
  it.each([
    ['{{< box >}}', '{{< /box >}}'],
    ['{{% box %}}', '{{% /box %}}'],
    ['{% box %}', '{% endbox %}'],
    ['{% raw %}', '{% endraw %}'],
    ['{% if page.x == "y" %}', '{% endif %}'],
  ])('stay between %s and %s', (open, close) => {
    expect(blocksOf(open, 'Some *words*.', '', '- An item', close)).toEqual([
      'p: Some words.',
      'ul',
      '- An item',
    ])
    expect(blocksOf(`${open}Some *words*.${close} More.`)).toEqual(['p: Some words. | More.'])
    expect(blocksOf(`- ${open}Some words.${close}`)).toEqual(['ul', '- Some words.'])
    expect(blocksOf(`> ${open}`, '> Some words.', `> ${close}`)).toEqual(['quote', '  p: Some words.'])
    expect(blocksOf('| a | b |', '|---|---|', `| ${open} c ${close} | d |`)).toEqual([
      'row: a | b',
      'row: c | d',
    ])
  })

  it.each([
    ['{% highlight ruby %}', '{% endhighlight %}', 'ruby'],
    ['{{< highlight go "linenos=table" >}}', '{{< /highlight >}}', 'go'],
    ['{{< mermaid >}}', '{{< /mermaid >}}', ''],
  ])('are code between %s and %s', (open, close, language) => {
    expect(blocksOf('Words:', open, 'puts "a *b*"', '', '{% x %}', close, 'More.')).toEqual([
      'p: Words:',
      `code ${language}: puts "a *b*"\n\n{% x %}`,
      'p: More.',
    ])
  })

  it('are words where such tags stand in a line of words, or are left open', () => {
    expect(blocksOf('Call {% highlight ruby %}puts{% endhighlight %} now.')).toEqual(['p: Call puts now.'])
    expect(blocksOf('{% highlight ruby %}', 'Words.', '', 'More.')).toEqual(['p: Words.', 'p: More.'])
    expect(blocksOf('{% code %}', '```js', 'x()', '```', '{% endcode %}')).toEqual(['code js: x()'])
  })
})

describe('code', () => {
  it('shows shortcodes as they were typed', () => {
    const tags = '{{< x text="some words here" >}}\n{% raw %}\n{{ y }}\n{# z #}'
    expect(blocksOf('```', tags, '```')).toEqual([`code : ${tags}`])
    expect(blocksOf('~~~', `${tags}\n`, '~~~')).toEqual([`code : ${tags}\n`])
    expect(blocksOf('Words.', '', ...tags.split('\n').map((line) => `    ${line}`))).toEqual([
      'p: Words.',
      `code : ${tags}`,
    ])
    expect(blocksOf('Write `{% raw %}` and `{{< x text="some words here" >}}`.')).toEqual([
      'p: Write {% raw %} and {{< x text="some words here" >}}.',
    ])
    expect(blocksOf('Between `{{<` and `>}}` stands a name, and `{%` opens.')).toEqual([
      'p: Between {{< and >}} stands a name, and {% opens.',
    ])
  })
})

describe('an image in a shortcode', () => {
  it.each([
    ['{{< figure src="/a.png" alt="A cat" >}}', ['image /a.png: A cat']],
    ['{{< figure src="/a.png" caption="A cat on a *mat*" >}}', ['image /a.png: A cat on a mat']],
    [
      '{{< figure src="/a.png" alt="A cat" caption="It sleeps." >}}',
      ['image /a.png: A cat', 'p: It sleeps.'],
    ],
    ['{{< figure src="/a.png" alt="A cat" caption="A cat" >}}', ['image /a.png: A cat']],
    ['{{< img-right src="a-cat-600" >}}', ['image a-cat-600: ']],
    [
      '{{< responsive_image src="https://example.com/a.png" alt="A cat" >}}',
      ['image https://example.com/a.png: A cat'],
    ],
    ['{% image "a.png" %}', ['image a.png: ']],
    ['{% img left /a.png 300 200 %}', ['image /a.png: ']],
    ['{% include figure.html url="a.png" alt="A cat" %}', ['image a.png: A cat']],
    ["{% include image.html src='a.png' caption='A cat, “Tom”' %}", ['image a.png: A cat, “Tom”']],
    ['{{ figure(src="a.png", alt="A cat") }}', ['image a.png: A cat']],
    ['{{< figure src="javascript:alert(1)" alt="A cat" >}}', ['image : A cat']],
    ['{{< figure src="/a.png" alt="A \\"cat\\"" >}}', ['image /a.png: A "cat"']],
    ['{{< figure\n  src="/a.png"\n  alt="A cat"\n>}}', ['image /a.png: A cat']],
    [
      '{{< figure src="/a.png" alt="A cat" attr="A photograph by Maya" >}}',
      ['image /a.png: A cat', '(shortcode figure) p: A photograph by Maya'],
    ],
  ])('%s is an image with its words', (code, expected) => {
    expect(blocksOf('Before.', '', code, '', 'After.')).toEqual(['p: Before.', ...expected, 'p: After.'])
    expect(blocksOf(code)).toEqual(expected)
  })

  it('stands before the words that it begins, and after those that it stands in', () => {
    const image = '{{< img src="a.png" alt="A cat" >}}'
    expect(blocksOf(`${image} Words.`)).toEqual(['image a.png: A cat', 'p: Words.'])
    expect(blocksOf(`Some ${image} words.`)).toEqual(['p: Some words.', 'image a.png: A cat'])
    expect(blocksOf(`- Some ${image} words.`)).toEqual(['ul', '- Some words.', '  image a.png: A cat'])
    expect(blocksOf('<div>', image, 'Words.</div>')).toEqual(['p: Words.', 'image a.png: A cat'])
  })
})

describe('words in a shortcode', () => {
  const quote = '{{< card text="Some words of <b>hers</b>. And more." icon="Maya" >}}'
  const told = '(shortcode card) p: Some words of hers. | And more.'

  it('are a quotation where the shortcode says so, and stay', () => {
    const spoken = '{{< quote-block text="Some words of <b>hers</b>." cite="Maya, a friend" >}}'
    expect(blocksOf('She said:', '', spoken)).toEqual([
      'p: She said:',
      'quote',
      '  p: Some words of hers.',
      '  p: Maya, a friend',
    ])
  })

  it('are set aside where they stand, and none of its settings are', () => {
    expect(blocksOf('Before.', '', quote, '', 'After.')).toEqual(['p: Before.', told, 'p: After.'])
    expect(blocksOf('{% pullquote "Some words of hers" %}')).toEqual([
      '(shortcode pullquote) p: Some words of hers',
    ])
    expect(blocksOf('{{< x class="a b c" href="d e f" text="Sign up" >}}', 'Words.')).toEqual(['p: Words.'])
    expect(blocksOf('{{< x text="朝の散歩は短い" >}}')).toEqual(['(shortcode x) p: 朝の散歩は短い'])
    expect(blocksOf('{% if page.x == "a" and page.y == "b/c.d-e" %}Words.{% endif %}')).toEqual(['p: Words.'])
  })

  it('stand beside the block that they were found in, however deep', () => {
    expect(blocksOf(`Some words${quote} here.`)).toEqual(['p: Some words here.', told])
    expect(blocksOf(`- > One ${quote}`, '- Two')).toEqual([
      'ul',
      '- ',
      '  quote',
      '    p: One',
      '- Two',
      told,
    ])
    expect(blocksOf('| a | b |', '|---|---|', `| c ${quote} | d |`)).toEqual([
      'row: a | b',
      'row: c | d',
      told,
    ])
    expect(blocksOf(`## A heading ${quote}`)).toEqual([told])
    expect(blocksOf('Words.[^1]', '', `[^1]: A note. ${quote}`)).toEqual([
      'p: Words.[1]',
      told,
      'ol',
      '- A note.',
    ])
  })

  it('of a title are not lost either', () => {
    const result = readMarkdown(`# A title ${quote}\n\nWords.`, 'en')
    if (result.kind !== 'read') throw new Error(result.kind)
    expect(result.document.setAside).toHaveLength(1)
    expect(documentSentences(result.document).map(({ text }) => text)).toEqual([
      'A title',
      'Some words of hers.',
      'And more.',
      'Words.',
    ])
  })

  it('have their places in the source', () => {
    const source = `Words.\n\n${quote}\n\n{{< figure src="a.png" alt="A \\"cat\\"" >}}`
    const result = readMarkdown(source, 'en')
    if (result.kind !== 'read') throw new Error(result.kind)
    const spans = documentSentences(result.document).map(({ span }) => source.slice(span?.start, span?.end))
    expect(spans).toEqual(['Words.', 'Some words of <b>hers</b>.', 'And more.', 'A \\"cat\\"'])
  })

  it('are no words of front matter, where nothing is a shortcode', () => {
    const result = readMarkdown('---\ntitle: The tag {% raw %} and {{< x >}}\n---\nWords.', 'en')
    if (result.kind !== 'read') throw new Error(result.kind)
    expect(documentSentences(result.document).map(({ text }) => text)).toEqual([
      'The tag {% raw %} and {{< x >}}',
      'Words.',
    ])
  })
})

describe('attributes', () => {
  it('of a heading or a block are none of its words', () => {
    expect(
      blocksOf(
        'Words.',
        '',
        'More.',
        '{: .note}',
        '',
        '{: #x .y title="Some words here"}',
        '',
        '- TOC',
        '{:toc}',
      ),
    ).toEqual(['p: Words.', 'p: More.', 'ul', '- TOC'])
    const document = read(
      '## Why {#why-it-is}',
      '',
      'Words.',
      '',
      '## How {: .x #how}',
      '',
      'More.',
      '### So {.x}',
      'End.',
    )
    expect(document.sections.map(({ heading }) => heading?.sentences[0]?.text)).toEqual(['Why', 'How', 'So'])
  })
})

describe('what is no shortcode stays words', () => {
  it.each([
    'Welcome to {{ site.title }} and {{ page.url | upcase }}.',
    'A brace {% alone, and {{< too.',
    'Of {%d} and 5 %} we say nothing.',
    'A set {a, b} and {#tag} and {}, ⸃ and ⸃⸃⸃⸃⸃⸃⸃⸃.',
    'One closes %} and >}} before {% one opens.',
    'Some {#words} in braces, {.and} others {:here}',
  ])('%s', (text) => {
    expect(blocksOf(text)).toEqual([`p: ${text}`])
    expect(blocksOf(`${text} {% x %}`)).toEqual([`p: ${text}`])
  })

  it('in what a marketer typed, where {% … %} is for each reader', () => {
    const blocks = readMarkdownBlocks('Hello {% if name %}{{ name }}{% endif %}{{< x >}}.', 'en', 'own') ?? []
    expect(outlineBlocks(blocks)).toEqual(['p: Hello {% if name %}{{ name }}{% endif %}.'])
  })

  it('once it is written as words', () => {
    const text = 'Write {% raw %}, {{< x >}}, {{% y %}}, {# z #} and {{ figure(src="a") }}.'
    const sentence = {
      id: 'b:0',
      text,
      inlines: [{ text, marks: [] }],
      origin: 'source' as const,
      span: null,
    }
    const written = writeMarkdown([{ kind: 'paragraph', id: 'b', sentences: [sentence] }])
    expect(blocksOf(written)).toEqual([`p: ${text}`])
  })
})

describe('any shortcodes in any Markdown', () => {
  const word = fc.constantFrom(
    'kind',
    'Words',
    'and',
    '*some*',
    '**more**',
    '`code`',
    '[link](https://example.com)',
  )
  const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
  const start = fc.constantFrom('', '', '# ', '## ', '- ', '1. ', '> ', '> - ', '| ', '  ')
  const lines = fc.array(fc.tuple(start, line, fc.constantFrom('\n', '\n\n')), { minLength: 1, maxLength: 8 })
  const inside = fc.constantFrom(
    ' box ',
    ' /box ',
    ' endbox ',
    ' img src="a.png" alt="zzz cat" ',
    ' card text="zzz some *words*" ',
    'x',
    ' y\n  z="zzz a b"\n',
    ' x `zzz b` ',
    ' raw ',
    " include zzz.html a='zzz b c' ",
  )
  const marks = fc.constantFrom(['{{<', '>}}'], ['{{%', '%}}'], ['{%', '%}'], ['{%-', '-%}'])
  const tag = fc.tuple(marks, inside).map(([[open, close], text]) => `${open}${text}${close}`)

  /** The text with tags at some of the places between two words. */
  const withTags = fc
    .tuple(lines, fc.array(fc.tuple(fc.nat(), tag), { minLength: 1, maxLength: 6 }))
    .map(([all, tags]) => {
      const bare = all.map((parts) => parts.join('')).join('')
      const places = [...bare.matchAll(/(?<= )(?=[^\s`])(?![^\n]*`[^`\n]*$)|\n/g)].map(({ index }) => index)
      const at = tags.map(([nth, text]) => ({ index: places[nth % places.length] ?? 0, text }))
      const sorted = at.toSorted((one, other) => other.index - one.index)
      const tagged = sorted.reduce(
        (text, { index, text: code }) => text.slice(0, index) + code + text.slice(index),
        bare,
      )
      return { bare, tagged }
    })

  const wordsOf = (document: Document, aside: ReadonlySet<string>): string[] =>
    document.sections
      .flatMap(({ heading, blocks }) => [...(heading ? [heading] : []), ...blocks])
      .concat(document.title ?? [])
      .filter(({ id }) => !aside.has(id))
      .flatMap(
        (block) =>
          outlineBlocks([block])
            .join(' ')
            .match(/kind|Words|and|some|more|code|link/g) ?? [],
      )
      .toSorted()

  it('never reach a sentence that is shown, and take no other word with them', () => {
    fc.assert(
      fc.property(withTags, ({ bare, tagged }) => {
        const [plain, read] = [readMarkdown(bare, 'en'), readMarkdown(tagged, 'en')]
        if (plain.kind !== 'read' || read.kind !== 'read') return
        const tags = read.document.setAside.filter(({ reason }) => reason === 'shortcode')
        const aside = new Set(tags.map(({ block }) => block))
        const shown = documentSentences(read.document).filter(({ id }) => !aside.has(id.split(':')[0] ?? ''))
        expect(shown.filter(({ text }) => /\{\{[<%]|\{%|%\}|>\}\}|\u2e43/.test(text))).toEqual([])
        expect(wordsOf(read.document, aside)).toEqual(wordsOf(plain.document, new Set()))
      }),
      { numRuns: 150 },
    )
  })
})
