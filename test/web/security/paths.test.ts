import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Listen, listen } from '../../../src/web/listen.ts'
import { changedSince, everyRoute, openWholeSite, snapshotOf, type WholeSite } from './whole-site.ts'

/** Spellings of a path that some server or other takes for the path itself. */
const SPELLINGS: readonly (readonly [string, (path: string) => string])[] = [
  ['a slash in front', (path) => `/${path}`],
  ['two slashes in front', (path) => `//${path}`],
  ['doubled slashes', (path) => path.replaceAll('/', '//')],
  ['a slash at the end', (path) => `${path}/`],
  ['two slashes at the end', (path) => `${path}//`],
  ['encoded slashes', (path) => `/${path.slice(1).replaceAll('/', '%2F')}`],
  ['encoded slashes in lower case', (path) => `/${path.slice(1).replaceAll('/', '%2f')}`],
  ['an encoded slash in front', (path) => `/%2F${path.slice(1)}`],
  ['an encoded slash at the end', (path) => `${path}%2F`],
  ['an encoded first letter', (path) => path.replace(/[a-z]/i, encodedLetter)],
  ['every letter encoded', (path) => path.replaceAll(/[a-z]/gi, encodedLetter)],
  [
    'a letter encoded twice',
    (path) => path.replace(/[a-z]/i, (letter) => `%25${encodedLetter(letter).slice(1)}`),
  ],
  ['a step to itself', (path) => `/.${path}`],
  ['an encoded step to itself', (path) => `/%2e${path}`],
  ['a step up', (path) => `/healthz/..${path}`],
  ['an encoded step up', (path) => `/healthz/%2e%2e${path}`],
  ['a step up with an encoded slash', (path) => `/healthz/..%2f${path.slice(1)}`],
  ['a step up at the end', (path) => `${path}/x/..`],
  ['backslashes', (path) => path.replaceAll('/', '\\')],
  ['an encoded backslash', (path) => `/%5C${path.slice(1)}`],
  ['a semicolon', (path) => `${path};x=1`],
  ['a semicolon in front', (path) => `/;${path}`],
  ['a step behind a semicolon', (path) => `/x/..;${path}`],
  ['a dot at the end', (path) => `${path}.`],
  ['a file name at the end', (path) => `${path}/x.css`],
  ['an encoded NUL', (path) => `${path}%00`],
  ['an encoded line break', (path) => `${path}%0d%0aX-Evil:1`],
  ['a broken escape', (path) => `${path}%`],
  ['an overlong slash', (path) => `/%c0%af${path.slice(1)}`],
  ['full-width letters', (path) => path.replace(/[a-z]/i, '%EF%BD%81')],
  ['capitals', (path) => path.toUpperCase()],
  ['an encoded question mark', (path) => `${path}%3Fpage=1`],
  ['a number sign', (path) => `${path}%23`],
  ['another host in front', (path) => `http://localhost:3000${path}`],
]

function encodedLetter(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16)}`
}

const OPERATOR = /^\/(captured|review)(\/|$)/

interface Answer {
  readonly status: number
  readonly text: string
}

describe('another spelling of a path', () => {
  let site: WholeSite
  let server: Extract<Listen, { kind: 'listening' }>
  let untouched: ReadonlyMap<string, string>
  beforeAll(async () => {
    site = await openWholeSite({ remoteAddress: () => '203.0.113.9' })
    const opened = await listen({ fetch: site.app.fetch, host: '127.0.0.1', port: 0 })
    if (opened.kind === 'problem') throw new Error(opened.message)
    server = opened
    untouched = await snapshotOf(site)
  })
  afterAll(async () => {
    await server.close()
    await site.close()
  })

  /** The path goes out as it is: no client tidies it. */
  async function ask(path: string): Promise<Answer> {
    const done = Promise.withResolvers<Answer>()
    const sent = request({ host: '127.0.0.1', port: server.port, path, headers: { Host: 'localhost:3000' } })
    sent.on('error', done.reject)
    sent.on('response', (response) => {
      let text = ''
      response.setEncoding('latin1')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('end', () => done.resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.end()
    return await done.promise
  }

  const pathsOf = (operator: boolean) =>
    everyRoute(site)
      .filter(({ route }) => OPERATOR.test(route) === operator && !/^\/(click|open)\//.test(route))
      .map(({ path }) => path ?? '')

  it('of an operator’s page is as closed to a stranger as the page itself', async () => {
    const paths = pathsOf(true)
    expect(paths.length).toBeGreaterThanOrEqual(9)
    for (const path of paths) {
      expect([path, (await ask(path)).status]).toEqual([path, 404])
      for (const [name, spell] of SPELLINGS) {
        const { status, text } = await ask(spell(path))
        expect([path, name, status === 404 || status === 400]).toEqual([path, name, true])
        expect(text).not.toMatch(/captured mail|<iframe|X-Rivulet|Feedback-ID/i)
      }
    }
  })

  it('of a public page gets the same answer as the plain one, or none', async () => {
    let tried = 0
    for (const path of pathsOf(false)) {
      const plain = await ask(path)
      for (const [name, spell] of SPELLINGS) {
        const spelled = spell(path)
        const answer = await ask(spelled)
        const same = answer.status === plain.status && settled(answer.text) === settled(plain.text)
        const none = answer.status === 404 || answer.status === 400
        // "/" with a step of the path in front is that other page.
        const other = path === '/' && answer.text === (await ask('/healthz')).text
        expect([path, name, same || none || other ? 'as plain, or none' : answer]).toEqual([
          path,
          name,
          'as plain, or none',
        ])
        tried++
      }
    }
    expect(tried).toBeGreaterThan(600)
    expect(await changedSince(site, untouched)).toEqual([])
  })

  /** Apart from the moment at which a form was shown. */
  function settled(text: string): string {
    return text.replace(/name="stamp" value="[^"]*"/, '')
  }
})
