import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toJson } from '../../../db/json.ts'
import { updateList } from '../../../db/lists.ts'
import { changeList } from '../../../src/actions/change-list.ts'
import { createList } from '../../../src/actions/create-list.ts'
import { restyleList } from '../../../src/actions/restyle-list.ts'
import { planIssue, scheduleIssue } from '../../../src/actions/schedule-issue.ts'
import type { Block } from '../../../src/core/article/document.ts'
import { encodeHtml } from '../../../src/core/mail/encode.ts'
import type { Letter } from '../../../src/core/mail/letter.ts'
import { plainTheme } from '../../../src/core/mail/theme.ts'
import { drain } from '../../../src/worker/worker.ts'
import { HOUR } from '../../support/context.ts'
import { buildLetter, worker } from '../../support/published.ts'
import { insertReader } from '../../support/sent-mail.ts'
import { newestMail, openSite, type Site } from '../site.ts'

/** Each would make 1779547 in one template language or another, or reach into an object. */
const TEMPLATES: readonly string[] = [
  '{{ 1337 | times: 1331 }}',
  '{{1337*1331}}',
  '{{ email }}',
  '{{ name }}',
  '{{ constructor.constructor }}',
  '{% assign x = 1 %}',
  '{% if true %}x{% endif %}',
  '{%- raw -%}',
  '{# note #}',
  ['$', '{1337*1331}'].join(''),
  ['$', '{process.env.HOME}'].join(''),
  '#{1337*1331}',
  '<%= 1337*1331 %>',
  '<% process.exit() %>',
  '@(1337*1331)',
  ['[[$', '{1337*1331}]]'].join(''),
  '*{1337*1331}',
  '{1337*1331}',
  '{{{1337*1331}}}',
  '$&',
  '$1',
  "$'",
  '$$',
  '%s %d',
  '__proto__',
  'constructor',
  'prototype',
  '\uE000name\uE001',
]

const RESULT = /1779547|1,779,547|\[object|function |native code|undefined/

describe('words of a template language', () => {
  let site: Site
  beforeAll(async () => {
    site = await openSite()
    await changeList(site.context, site.list.name, { field: ['city=City'] })
  })
  afterAll(() => site.close())

  /** A letter whose article says those words wherever an article can. */
  function sourceLetter(words: string): Letter {
    const sentence = (id: string) => {
      const inlines = [{ text: words, marks: ['strong' as const] }]
      return { id, text: words, inlines, origin: 'source' as const, span: null }
    }
    const body: readonly Block[] = [
      { kind: 'heading', id: 'h', level: 2, sentences: [sentence('h:0')] },
      { kind: 'paragraph', id: 'p', sentences: [sentence('p:0')] },
      { kind: 'code', id: 'c', language: null, sentences: [sentence('c:0')] },
      { kind: 'quote', id: 'q', blocks: [{ kind: 'paragraph', id: 'q1', sentences: [sentence('q:0')] }] },
    ]
    const source = (text: string) => ({ text, origin: 'source' as const })
    return {
      ...buildLetter('issue', 'Spring'),
      subject: source(words),
      preview: source(words),
      tip: source(words),
      body,
    }
  }

  it.each(TEMPLATES)('are words in every field of a mail: %s', async (words) => {
    const { context } = site
    const made = await createList(context, {
      name: words,
      fromName: words,
      consentText: words,
      footerNote: words,
    })
    if (made.kind === 'problem') throw new Error(made.message)
    await restyleList(context, made.list.name, { theme: { ...plainTheme, brand: words, footer: words } })
    await updateList(context.db, made.list.id, { postal_address: words })
    await insertReader(context, made.list.id, `ana-${made.list.id}@example.com`)
    const own = toJson({ city: words })
    await context.db.updateTable('subscribers').set({ name: words, fields: own }).execute()
    const planned = await planIssue(context, {
      name: words,
      letter: sourceLetter(words),
      listName: made.list.name,
      time: 'now',
    })
    if (planned.kind === 'problem') throw new Error(planned.message)
    await scheduleIssue(context, planned.plan)
    site.clock.advance(HOUR)
    await drain(context, worker)
    const { message } = await newestMail(site)
    const shown = [message.subject, message.from.name]
    expect(shown).toEqual([words, words])
    // Heading, paragraph, code, quote and tip; then name, postal address, note and theme of the list.
    expect(message.html.split(encodeHtml(words)).length - 1).toBeGreaterThanOrEqual(8)
    for (const part of [message.text, message.html]) expect(part).not.toMatch(RESULT)
    for (const { value } of message.headers) expect(value).not.toMatch(RESULT)
    expect(message.text.replace(/\s+/g, ' ')).toContain(words)
  })

  it.each(TEMPLATES)('are words on every page that shows a field: %s', async (words) => {
    const { context, list } = site
    await changeList(context, list.name, { consentText: words, fromName: words })
    const index = TEMPLATES.indexOf(words)
    const body = new URLSearchParams({
      address: `ben-${index}@example.com`,
      name: words,
      'field-city': words,
      'field-__proto__': words,
    })
    const answer = await site.app.request(`/subscribe/${list.slug}`, { method: 'POST', body })
    expect(answer.status).toBe(200)
    const reader = await insertReader(context, list.id, `cleo-${index}@example.com`)
    const own = JSON.stringify({ city: words, constructor: words }).replace(
      '{',
      () => `{"__proto__":${JSON.stringify(words)},`,
    )
    await context.db.updateTable('subscribers').set({ name: words, fields: own }).execute()
    const preferences = new URL(context.links.preferences(reader.subscription)).pathname
    for (const path of [`/subscribe/${list.slug}`, `${preferences}?view=you`]) {
      const page = await (await site.app.request(path)).text()
      expect(page).toContain(encodeHtml(words))
      expect(page).not.toMatch(RESULT)
    }
    expect({}).not.toHaveProperty('city')
  })

  it('that name an object’s own parts are refused as the key of a field', async () => {
    for (const key of ['__proto__', 'constructor', 'prototype', 'Constructor', 'a.b', 'a[b]', '{{a}}']) {
      expect([
        key,
        (await changeList(site.context, site.list.name, { field: [`${key}=Label`] })).kind,
      ]).toEqual([key, 'problem'])
    }
  })
})
