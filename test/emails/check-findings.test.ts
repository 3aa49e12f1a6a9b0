import { describe, expect, it } from 'vitest'
import { type Allowed, judge } from '../../bench/emails/allow.ts'
import { contrast } from '../../bench/emails/check-contrast.ts'
import { checkDkim } from '../../bench/emails/check-dkim.ts'
import { checkMarkup } from '../../bench/emails/check-markup.ts'
import { checkMailparser, checkPython } from '../../bench/emails/check-mime.ts'
import { checkSize } from '../../bench/emails/check-size.ts'
import { scoresIn } from '../../bench/emails/check-spam.ts'
import { checkSupport } from '../../bench/emails/check-support.ts'
import { checkWords } from '../../bench/emails/check-words.ts'
import type { Checked, CheckRun, Finding } from '../../bench/emails/finding.ts'
import { rawEmails } from '../../bench/emails/raw-email.ts'
import type { Message } from '../../src/core/mail/message.ts'
import { sampleMessage } from '../support/sample-message.ts'

function email(overrides: Partial<Message> = {}, lesson = false): Checked {
  return { name: 'one', lesson, message: sampleMessage(overrides) }
}

const whats = ({ findings }: CheckRun) => findings.map(({ what }) => what)

describe('each check finds what it is for', () => {
  it('caniemail: a layout that Outlook for Windows does not know, and breaks that nobody has tried', () => {
    const html = '<div style="display:grid;word-wrap:break-word">x</div>'
    const { findings } = checkSupport([email({ html })])
    expect(findings.filter(({ client }) => client === 'outlook.windows').map(({ what }) => what)).toContain(
      'display:grid',
    )
    expect(findings.map(({ what, client }) => `${what} ${client}`)).toContain('word-wrap gmail.ios')
  })

  it('html-validate: an element that is never closed', async () => {
    expect(whats(await checkMarkup([email({ html: '<!DOCTYPE html><p><b>x</p>' })]))).toContain('close-order')
  })

  it('size: a lesson above 20 KB, and any email at Gmail’s limit', () => {
    const kilobytes = (count: number) => ({ html: 'ü'.repeat(count * 512) })
    expect(whats(checkSize([email(kilobytes(20), true), email(kilobytes(21))]))).toEqual([])
    expect(whats(checkSize([email(kilobytes(21), true), email(kilobytes(103))]))).toHaveLength(2)
  })

  it.each([
    ['<p>One two</p>', 'One two\n', 0],
    ['<ol start="3"><li>One</li><li>two</li></ol>', '3. One\n4. two\n', 0],
    ['<p>One</p><p>two</p>', 'One\n\ntwo\n', 0],
    ['<p>See <a href="https://example.com/a">this</a></p>', 'See this <https://example.com/a>\n', 0],
    [
      '<p>See</p><img src="https://example.com/a.png" alt="a mill">',
      'See\n\na mill <https://example.com/a.png>\n',
      0,
    ],
    ['<p>One two</p>', 'One\n', 1],
    ['<p>One two</p>', 'two One\n', 1],
    ['<p>One</p>', 'One two\n', 1],
    ['<p>One</p><!--[if mso]>mso<![endif]-->', 'One\n', 0],
  ])('words: of %j and %j', (html, text, count) => {
    const whole = `<html><body>${html}</body></html>`
    expect(whats(checkWords([email({ html: whole, text })]))).toHaveLength(count)
  })

  it('contrast: as WCAG reckons it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })

  it('mailparser and Python: a subject that the bytes do not have', async () => {
    const [raw] = await rawEmails([email()])
    const other = { ...raw!, message: sampleMessage({ subject: 'Another' }) }
    expect(whats(await checkMailparser([other]))).toEqual(['subject'])
    const python = checkPython([other])
    expect(python.skipped ? ['subject'] : whats(python)).toEqual(['subject'])
  })

  it('DKIM: nothing in what we send, and mail without List headers', async () => {
    const raw = await rawEmails([email(), email({ headers: [] })])
    expect(whats(await checkDkim(raw))).toEqual([])
  })

  it('SpamAssassin: the points and the rules of each email’s header, also where it is folded', () => {
    const folded =
      'X-Spam-Checker-Version: 4\r\nX-Spam-Status: No, score=0.4 required=5.0\r\n\ttests=A_RULE,\r\n\tB_RULE autolearn=no\r\nX-Number: 1\r\n'
    const next = 'X-Spam-Status: Yes, score=-1.2 tests=NONE\nX-Number: 0\nX-Number: 2\n'
    expect([...scoresIn(`${folded}\r\n\r\n${next}`)]).toEqual([
      [1, { points: 0.4, rules: 'A_RULE, B_RULE' }],
      [0, { points: -1.2, rules: 'NONE' }],
    ])
    expect(scoresIn('X-Number: 3\n').size).toBe(0)
  })
})

describe('the list of allowed findings', () => {
  const finding = (what: string, client: string): Finding => {
    return { check: 'caniemail', what, client, where: 'lesson', detail: '' }
  }
  const run = (skipped: boolean, ...findings: Finding[]): CheckRun => {
    return { check: 'caniemail', asks: '', looked: 1, remark: '', skipped, findings }
  }
  const entry: Allowed = {
    check: 'caniemail',
    what: 'opacity',
    clients: ['gmail.*', 'outlook.windows'],
    reason: 'one of four',
    fallback: 'the other three',
  }

  it('takes out what it names, for the programs that it names', () => {
    const [judged] = judge(
      [
        run(
          false,
          finding('opacity', 'gmail.ios'),
          finding('opacity', 'outlook.windows'),
          finding('opacity', 'yahoo.ios'),
        ),
      ],
      [entry],
    )
    expect(judged).toMatchObject({ allowed: 2, open: [{ what: 'opacity', client: 'yahoo.ios' }] })
  })

  it('is itself at fault where an entry is no longer needed, unless the check did not run', () => {
    const [judged] = judge([run(false, finding('opacity', 'gmail.ios'))], [entry])
    expect(judged?.open).toMatchObject([{ client: 'outlook.windows', where: 'bench/emails/allowed.ts' }])
    expect(judge([run(true)], [entry])[0]?.open).toEqual([])
  })

  it('may name the emails that an entry is about, which then need not be there', () => {
    const { clients, ...any } = entry
    const [judged] = judge([run(false, finding('opacity', ''))], [{ ...any, where: /^recap/ }])
    expect(judged?.open).toMatchObject([{ what: 'opacity', where: 'lesson' }])
    expect(judge([run(false, finding('opacity', ''))], [{ ...any, where: /^lesson$/ }])[0]?.open).toEqual([])
    expect(judge([run(false)], [{ ...any, where: /^recap/ }])[0]?.open).toEqual([])
  })
})
