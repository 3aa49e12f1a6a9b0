import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draft, Email } from '../../src/core/draft/draft.ts'
import { reviewFile } from '../../src/web/review-file.tsx'
import { noBrowser, testBrowser } from '../support/browser.ts'
import { checkPage } from '../support/check-page.ts'
import { reviewed } from '../support/reviewed.ts'
import { sampleSeries } from './site.ts'

describe.skipIf(noBrowser !== null)('the review page as a file in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-review-'))
  const file = join(folder, 'review.html')
  beforeAll(async () => {
    writeFileSync(file, busyPage())
    browser = await testBrowser()
  })
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true })
  })

  async function withPage(colorScheme: 'light' | 'dark', task: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ colorScheme, reducedMotion: 'reduce' })
    context.setDefaultTimeout(10_000)
    try {
      await task(await context.newPage())
    } finally {
      await context.close()
    }
  }

  it('asks for nothing but itself, and has no fault on a desk or a phone', async () => {
    await withPage('light', async (page) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.goto(pathToFileURL(file).href)
      await openEverything(page)
      await checkPage(page)
      expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(file).href])
    })
  })

  it('has no fault in the dark either', async () => {
    await withPage('dark', async (page) => {
      await page.goto(pathToFileURL(file).href)
      await openEverything(page)
      await checkPage(page)
    })
  })

  it('shows the whole phone at once on a desk, and opens an email from the keyboard', async () => {
    await withPage('light', async (page) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(pathToFileURL(file).href)
      const phone = await page.locator('.screen').boundingBox()
      expect(phone && phone.y >= 0 && phone.y + phone.height <= 800).toBe(true)
      await page.locator('#e2 > summary').focus()
      await page.keyboard.press('Enter')
      expect(await page.locator('#e2 .letter-body').isVisible()).toBe(true)
    })
  })

  it('prints every email, whether it is open or not', async () => {
    await withPage('light', async (page) => {
      await page.goto(pathToFileURL(file).href)
      expect(await page.locator('#e3 .letter-body').isVisible()).toBe(false)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('#e3 .letter-body').isVisible()).toBe(true)
    })
  })
})

async function openEverything(page: Page): Promise<void> {
  await page.evaluate(
    "for (const one of document.querySelectorAll('details')) { one.name = ''; one.open = true }",
  )
}

/** A page with all that a page can have: doubts, findings of both levels, suggestions, parts left out. */
function busyPage(): string {
  const { draft } = sampleSeries()
  const review = reviewed(draft)
  const busy = (email: Email, index: number): Email => ({
    ...email,
    body: index === 3 ? email.body.slice(1) : email.body,
    lint: [
      { rule: 'subject', level: 'warn', message: 'The subject has more than 9 words.' },
      { rule: 'button-address', level: 'fail', message: 'The button has no address.' },
    ],
    suggestions: [
      {
        what: 'Begin elsewhere',
        sentence: firstSentence(email),
        why: 'It leans on something.',
        edit: { kind: 'replace', sentence: firstSentence(email), text: 'Begin here.' },
      },
    ],
  })
  const emails = review.emails.map((one, index) => ({ ...one, email: busy(one.email, index) }))
  const out = sentencesOf(draft.emails[3]?.body[0]).map((id) => ({
    id,
    reason: 'boilerplate' as const,
    what: 'author-box',
  }))
  return reviewFile({
    ...review,
    notes: {
      leftOut: [{ what: 'related', text: 'Read this too' }],
      entry: { number: 1, title: 'One', of: 2 },
    },
    measures: review.measures.map((one, index) =>
      index < 2 ? { ...one, level: 'warn', places: ['x'] } : one,
    ),
    emails,
    draft: {
      ...draft,
      article: { ...draft.article, confidence: 0.7, url: 'https://example.com/article' },
      emails: emails.map(({ email }) => email),
      dropped: [...draft.dropped, ...out],
    },
  })
}

function sentencesOf(block: Draft['emails'][number]['body'][number] | undefined): readonly string[] {
  return block && 'sentences' in block ? block.sentences.map(({ id }) => id) : []
}

function firstSentence({ body }: Email): string {
  return body.flatMap((block) => sentencesOf(block))[0] ?? ''
}
