import { describe, expect, it } from 'vitest'
import { describeLetters } from '../../src/actions/describe-letters.ts'
import { plainTheme } from '../../src/core/mail/theme.ts'
import { previewApp } from '../../src/preview/preview-app.ts'
import { views } from '../../src/preview/preview-choice.ts'
import type { PreviewSource } from '../../src/preview/previewed-email.ts'
import { openTestContext } from '../support/context.ts'
import { makeList, publishSteps } from '../support/published.ts'

const nothing: PreviewSource = { sequences: [], fileTheme: null }

function open(source: Partial<PreviewSource> = {}, notes: readonly string[] = []) {
  const app = previewApp({ readSource: async () => ({ ...nothing, ...source, notes }), started: 'one' })
  return async (path: string, host = 'localhost:3300') => {
    const answer = await app.request(path, { headers: { Host: host } })
    const policy = answer.headers.get('Content-Security-Policy') ?? ''
    return {
      status: answer.status,
      text: await answer.text(),
      policy,
      location: answer.headers.get('Location'),
    }
  }
}

describe('the preview of emails', () => {
  it.each(views)('has a page for the view “%s” with all templates beside it', async (view) => {
    const { status, text, policy } = await open()(`/email/lesson?view=${view}`)
    expect(status).toBe(200)
    expect(text.match(/<li>/g)).toHaveLength(9)
    expect(text.includes('<iframe')).toBe(['desktop', 'phone', 'dark'].includes(view))
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toContain('unsafe-inline')
  })

  it('shows the text part, and the source as HTML and as the raw message', async () => {
    const ask = open()
    expect((await ask('/email/welcome?view=text')).text).toContain('Just reply: where do you like to walk?')
    const source = (await ask('/email/welcome?view=source')).text
    expect(source).toContain('&lt;!DOCTYPE html')
    expect(source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  it('shows an email only in a frame of an opaque origin that runs and fetches nothing', async () => {
    const ask = open()
    const page = (await ask('/email/lesson?language=he&theme=branded&layout=card')).text
    const [, src = ''] =
      /<iframe id="email" src="([^"]+)" sandbox="allow-popups allow-popups-to-escape-sandbox"/.exec(page) ??
      []
    const frame = await ask(src.replaceAll('&amp;', '&'))
    expect(frame.text).toContain('dir="rtl"')
    expect(frame.policy).toMatch(/^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/)
    expect(frame.policy).not.toMatch(/allow-scripts|allow-same-origin|https:/)
    expect(frame.text).not.toMatch(/<img[^>]+src="http/)
  })

  it('shows every step of every sequence in the theme of its list, from what is published', async () => {
    const test = await openTestContext()
    try {
      const list = await makeList(test.context)
      const sequence = await publishSteps(test.context, list, { steps: ['First', 'Second'] })
      const sequences = await describeLetters(test.context.read)
      const ask = open({ sequences })
      const page = (await ask('/email/lesson')).text
      const steps = [...page.matchAll(/\/email\/(\d+-\d+)\?/g)].map(([, email]) => email)
      expect(steps).toHaveLength(2)
      expect(steps[0]).toMatch(new RegExp(`^${sequence.id}-`))
      const step = await ask(`/email/${steps[1]}?view=text`)
      expect(step.text).toContain('<option selected="">list</option>')
      expect(step.text).toContain('Weekly tips')
      expect((await ask(`/email/${sequence.id}-999999`)).status).toBe(404)
    } finally {
      await test.close()
    }
  })

  it('is dark or light by what is chosen and not by the system', async () => {
    const ask = open()
    const dark = (await ask('/frame/lesson?view=dark')).text
    const light = (await ask('/frame/lesson?view=desktop')).text
    expect(dark + light).not.toMatch(/prefers-color-scheme/)
    expect(dark).toContain('@media(min-width:0)')
    expect(light).toContain('@media(max-width:0)')
  })

  it('begins with the theme of the given file, and tells what is wrong with one', async () => {
    const theme = { ...plainTheme, brand: 'My own brand' }
    expect((await open({ fileTheme: theme })('/frame/lesson')).text).toContain('My own brand')
    expect((await open({}, ['The theme is not one.'])('/email/lesson')).text).toContain(
      'The theme is not one.',
    )
  })

  it('knows no email of another name, and answers no other machine', async () => {
    const ask = open()
    expect((await ask('/')).location).toBe('/email/lesson')
    for (const name of ['nothing', '1-1', '__proto__', 'a%2Fb']) {
      expect((await ask(`/email/${name}`)).status).toBe(404)
      expect((await ask(`/frame/${name}`)).status).toBe(404)
    }
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:3300'])
      expect((await ask('/email/lesson', host)).status).toBe(403)
  })

  it('has its stylesheet and its one script', async () => {
    const ask = open()
    expect((await ask('/preview.css')).text).toContain('.frame')
    expect((await ask('/in-browser.js')).text).toContain('EventSource')
  })
})
