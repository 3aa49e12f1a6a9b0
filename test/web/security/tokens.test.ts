import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { insertSigningKey } from '../../../db/instance.ts'
import { openInstance } from '../../../src/actions/open-instance.ts'
import { type LinkClaim, type LinkPurpose, linkPurposes } from '../../../src/core/link-token.ts'
import { makeLinks } from '../../../src/core/mail/links.ts'
import { createApp } from '../../../src/web/app.ts'
import { stateOf } from '../site.ts'
import {
  changedSince,
  openWholeSite,
  pageOf,
  routesTaking,
  snapshotOf,
  tokenOf,
  type WholeSite,
} from './whole-site.ts'

interface Answer {
  readonly status: number
  readonly text: string
}

let site: WholeSite
let untouched: ReadonlyMap<string, string>

async function ask(path: string, method: string, app: WholeSite['app'] = site.app): Promise<Answer> {
  const answer = await app.request(path, { method })
  return { status: answer.status, text: await answer.text() }
}

/** The pages behind a token, with the methods that each takes. */
function tokenPages(): readonly {
  readonly purpose: LinkPurpose
  readonly route: string
  readonly methods: string[]
}[] {
  const methods = ['GET', 'POST'] as const
  const taking = methods.map((method) => [method, routesTaking(site.app, method)] as const)
  const routes = new Set(taking.flatMap(([, paths]) => [...paths]).filter((path) => path.includes(':token')))
  return [...routes].map((route) => {
    const folder = route.slice(0, route.indexOf('/:token'))
    const purpose = linkPurposes.find((one) => pageOf(site, one) === folder)
    if (!purpose) throw new Error(`${route} takes a token of no kind.`)
    return {
      purpose,
      route,
      methods: taking.filter(([, paths]) => paths.has(route)).map(([method]) => method),
    }
  })
}

function pathOf(route: string, token: string): string {
  return route.replace(':token', token).replace(/:link\{.*\}$/, '0')
}

/** Of a picture everybody gets the same dot, so that it tells nothing: it is only ever counted or not. */
function expected(route: string): string {
  return route === '/open/:token' ? 'dot' : 'gone'
}

/** What a page answers to a token: the one page for links that are worth nothing, the dot, or anything else. */
function judged({ status, text }: Answer, nothing: Answer): string {
  if (status === 404 && text === nothing.text) return 'gone'
  return text.startsWith('GIF89a') ? 'dot' : String(status)
}

beforeAll(async () => {
  site = await openWholeSite()
})
afterAll(() => site.close())
beforeEach(async () => {
  untouched = await snapshotOf(site)
})

describe('a token', () => {
  it('has one page for each kind', () => {
    expect(
      tokenPages()
        .map(({ purpose }) => purpose)
        .toSorted(),
    ).toEqual([...linkPurposes].toSorted())
  })

  it('of any other kind is worth nothing on a page, and changes nothing', async () => {
    const nothing = await ask('/confirm/x', 'GET')
    let tried = 0
    for (const { purpose, route, methods } of tokenPages()) {
      for (const other of linkPurposes.filter((one) => one !== purpose)) {
        // Both of what that kind says of itself, and of what this page would want to hear.
        const claims = [site.claims[other], { ...site.claims[purpose], purpose: other }]
        for (const method of methods) {
          for (const claim of claims) {
            const answer = await ask(pathOf(route, tokenOf(site, claim)), method)
            expect([method, route, other, judged(answer, nothing)]).toEqual([
              method,
              route,
              other,
              expected(route),
            ])
            tried++
          }
        }
      }
    }
    expect(tried).toBeGreaterThanOrEqual(linkPurposes.length * (linkPurposes.length - 1) * 2)
    expect(await changedSince(site, untouched)).toEqual([])
  })

  it('that was altered in any way is worth nothing, and changes nothing', async () => {
    const nothing = await ask('/confirm/x', 'GET')
    let tried = 0
    for (const { purpose, route, methods } of tokenPages()) {
      for (const token of altered(site.claims[purpose])) {
        for (const method of methods) {
          const answer = await ask(pathOf(route, token), method)
          expect([method, route, token, judged(answer, nothing)]).toEqual([
            method,
            route,
            token,
            expected(route),
          ])
          tried++
        }
      }
    }
    expect(tried).toBeGreaterThan(700)
    expect(await changedSince(site, untouched)).toEqual([])
  })

  it('signed for one person and speaking of the mail, request or wish of another is worth nothing', async () => {
    const nothing = await ask('/confirm/x', 'GET')
    for (const { purpose, route, methods } of tokenPages()) {
      if (purpose === 'unsubscribe') continue
      const claim = { ...site.claims[purpose], subscription: site.strangers.person }
      for (const method of methods) {
        const answer = await ask(pathOf(route, tokenOf(site, claim)), method)
        // A preferences link of Dora’s own with a subject, too, is none that we ever made.
        const crossed = purpose === 'preferences' ? { ...claim, subject: 1 } : claim
        const given =
          purpose === 'preferences' ? await ask(pathOf(route, tokenOf(site, crossed)), method) : answer
        // Whom an undo link names has left nothing that it could bring back.
        const wanted = purpose === 'undo' ? '410' : expected(route)
        expect([method, route, judged(given, nothing)]).toEqual([method, route, wanted])
      }
    }
    expect(await changedSince(site, untouched)).toEqual([])
  })

  /** Signature kept: other numbers, spelled otherwise, with a bit flipped, in capitals, with something behind it. */
  function altered(claim: LinkClaim): readonly string[] {
    const token = tokenOf(site, claim)
    const [key = '', subscription = '', subject = '', ...signature] = token.split('-')
    const mac = signature.join('-')
    const built = (parts: readonly (number | string)[]) => [...parts, mac].join('-')
    const numbers = [
      built([key, site.strangers.person.toString(36), subject]),
      built([key, site.strangers.list.toString(36), subject]),
      built([key, subscription, (claim.subject + 1).toString(36)]),
      built(['2', subscription, subject]),
      built([`0${key}`, subscription, subject]),
      built([key, `0${subscription}`, subject]),
      built([key, subscription, `0${subject}`]),
      built([key, subscription]),
      built([key, '-1', subject]),
    ]
    const flipped = [...mac].map((letter, at) => {
      const other = letter === 'A' ? 'B' : 'A'
      return `${key}-${subscription}-${subject}-${mac.slice(0, at)}${other}${mac.slice(at + 1)}`
    })
    const ends = ['x', '=', '==', '%00', '%20', '%0A', '.', '~', ';a', '%2Fx', '%00.css', '-', '_'].map(
      (end) => token + end,
    )
    const whole = [
      token.toUpperCase(),
      token.slice(0, -1),
      mac,
      `%20${token}`,
      token.replaceAll('-', '_'),
      'x',
    ]
    return [...numbers, ...flipped, ...ends, ...whole.filter((one) => one !== token)]
  }
})

describe('the key ring', () => {
  it('still honours what an older key of it signed, and nothing that a removed key signed', async () => {
    const { context } = site
    const random = new Uint8Array(32).fill(7)
    const old = site.live.get('/unsubscribe/:token') ?? ''
    const secret = Buffer.from(random).toString('base64')
    await insertSigningKey(context.db, { secret, wrapped: 0, created_at: context.now() })
    const input = { now: context.now(), secretKey: null, newId: context.newId, randomBytes: () => random }
    const opened = await openInstance(context.db, input)
    if (opened.kind !== 'open') throw new Error(opened.message)
    const { keys } = opened
    expect(keys.map(({ id }) => id)).toEqual([2, 1])
    const appWith = (ring: typeof keys) => {
      const links = makeLinks(context.settings.publicUrl, ring)
      const deps = { captured: null, access: site.access, remoteAddress: () => null, challenge: null }
      return { links, app: createApp({ ...deps, context: { ...context, keys: ring, links } }) }
    }
    const ana = site.claims.unsubscribe.subscription
    const cut = appWith(keys.slice(0, 1))
    expect((await ask(old, 'GET', cut.app)).status).toBe(404)
    expect((await ask(old, 'POST', cut.app)).status).toBe(404)
    expect(await stateOf(site, ana)).toBe('confirmed')
    const rotated = appWith(keys)
    const fresh = new URL(rotated.links.unsubscribe(ana)).pathname
    expect(fresh).not.toBe(old)
    expect((await ask(fresh, 'GET', rotated.app)).status).toBe(200)
    expect((await ask(old, 'POST', rotated.app)).status).toBe(200)
    expect(await stateOf(site, ana)).toBe('ended')
  })
})

describe('the token of a page’s own kind', () => {
  it('works there', async () => {
    const fresh = await openWholeSite()
    const methodsOf = new Map(tokenPages().map(({ route, methods }) => [route, methods]))
    for (const { purpose, route } of tokenPages()) {
      for (const method of methodsOf.get(route) ?? []) {
        const answer = await ask(pathOf(route, tokenOf(fresh, fresh.claims[purpose])), method, fresh.app)
        // The preferences take a form with nothing in it for one that names nothing of theirs.
        const wanted = purpose === 'click' ? 302 : purpose === 'preferences' && method === 'POST' ? 422 : 200
        expect([method, route, answer.status]).toEqual([method, route, wanted])
      }
    }
    const { subscription } = fresh.claims.confirm
    expect(await stateOf(fresh, subscription)).toBe('confirmed')
    expect(await stateOf(fresh, fresh.claims.undo.subscription)).toBe('confirmed')
    await fresh.close()
  })
})
