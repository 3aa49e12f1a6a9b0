import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertEvent } from '../../db/events.ts'
import { findListByName } from '../../db/lists.ts'
import { updateSender } from '../../db/senders.ts'
import type { BlockKind } from '../../src/core/delivery/delivery.ts'
import { type CommandLine, makeTips, openCommandLine } from '../support/command-line.ts'
import { insertStep, insertSubscription } from '../support/returned.ts'

const MINUTE = 60_000

describe('the status at the command line', () => {
  let line: CommandLine
  beforeEach(async () => {
    line = openCommandLine()
    await makeTips(line)
  })
  afterEach(() => line.close())

  const block = (kind: BlockKind, reason: string) =>
    line.withContext(({ db }) =>
      updateSender(db, 'resend', {
        blocked_until: line.now + 30 * MINUTE,
        block_kind: kind,
        block_reason: reason,
        blocked_since: line.now - 10 * MINUTE,
      }),
    )
  const status = async () => (await line.run('status')).out
  const statusJson = async () => JSON.parse((await line.run('status', '--json')).out)

  it('is silent about all that is in order', async () => {
    const [first] = (await status()).split('\n')
    expect(first).toContain('“Weekly tips”  0 people, 0 pending')
  })

  it('tells since when, why and until when a transport sends nothing, and what to do', async () => {
    await block('quota', 'The daily quota is used up.')
    expect(await status()).toContain(
      'Resend: sending is stopped since Mon 30 Nov 2026, 10:50 (Europe/Berlin), quota: what it permits is used up (The daily quota is used up). It is tried again at Mon 30 Nov 2026, 11:30 (Europe/Berlin); nothing is lost; a larger plan lets it go on sooner.',
    )
    expect((await statusJson()).sending.circuits).toEqual([
      {
        transport: 'resend',
        kind: 'quota',
        reason: 'The daily quota is used up.',
        since: line.now - 10 * MINUTE,
        until: line.now + 30 * MINUTE,
      },
    ])
    line.now += 31 * MINUTE
    expect(await status()).toContain('It is tried again with the next email;')
  })

  it('sends a person to the doctor over a wrong key, and to nobody over a rate', async () => {
    await block('configuration', 'the key is not valid')
    expect(await status()).toContain('npx rivulet doctor')
    await block('rate', 'too many requests')
    expect(await status()).toContain('nothing is to be done')
    line.now += 31 * MINUTE
    expect(await status()).not.toContain('Resend')
  })

  it('tells of a hold how it ends', async () => {
    await line.run('hold', '--reason', 'a wrong link')
    expect(await status()).toContain('Sending is on hold: a wrong link. To go on: npx rivulet release')
  })

  it('tells of a paused list why, since when and how it goes on', async () => {
    expect(await line.run('list', 'pause', 'Weekly tips', '--reason', 'a new sender')).toMatchObject({
      code: 0,
      out: 'Paused the list “Weekly tips”.',
    })
    const words =
      '“Weekly tips” is paused since Mon 30 Nov 2026, 11:00 (Europe/Berlin): a new sender. To go on: npx rivulet list resume "Weekly tips"'
    expect(await status()).toContain(words)
    expect((await line.run('list', 'pause', 'Weekly tips')).out).toBe(words)
    expect((await line.run('list', 'show')).out).toContain('(paused)')
    expect((await line.run('list', 'resume', 'Weekly tips')).out).toBe('Resumed the list “Weekly tips”.')
    expect((await line.run('list', 'resume', 'Weekly tips')).out).toBe('“Weekly tips” is not paused.')
    expect(await status()).not.toContain('paused')
    expect(await line.run('list', 'resume', 'Weekly')).toMatchObject({ code: 1 })
  })

  it('tells whoever publishes to it that a list is paused', async () => {
    await line.run('list', 'pause', 'Weekly tips')
    const file = join(line.folder, 'spring.md')
    writeFileSync(file, '# Spring\n\nThe first crocus is out. It came early this year.\n')
    const issue = await line.run('issue', file, '--list', 'Weekly tips', '--at', '2026-12-01T09:00', '--yes')
    expect(issue).toMatchObject({ code: 0, err: '' })
    expect(issue.out).toContain('  note   “Weekly tips” is paused since Mon 30 Nov 2026')
    const article = join(import.meta.dirname, '..', '..', 'examples', 'sample-article.txt')
    await line.run('draft', article, '--out', join(line.folder, 'series'))
    const series = await line.run('publish', join(line.folder, 'series'), '--list', 'Weekly tips', '--yes')
    expect(series.out).toContain('  note   “Weekly tips” is paused since Mon 30 Nov 2026')
  })

  it('counts what waits for a person, each with the command that acts on it', async () => {
    await line.withContext(async (ctx) => {
      const list = await findListByName(ctx.db, 'Weekly tips')
      const subscription_id = await insertSubscription(ctx, list?.id ?? 0, 'ana@example.com')
      for (const state of ['held', 'held', 'failed', 'uncertain', 'submitted'] as const) {
        await insertStep(ctx, { subscription_id, state, reason: 'x' })
      }
    })
    const lines = (await status()).split('\n')
    expect(lines).toContain(
      '2 held: npx rivulet deliveries --state held says why, npx rivulet release ID lets one go on.',
    )
    expect(lines).toContain(
      '1 failed: npx rivulet deliveries --state failed says why, npx rivulet retry ID sends one again.',
    )
    expect(lines).toContain(
      '1 uncertain (nobody knows whether it arrived): npx rivulet deliveries --state uncertain says why, npx rivulet resolve ID settles one.',
    )
  })

  it('tells what is used of the day, only where the day has a limit', async () => {
    const started = { day: '2026-11-30', day_count: 40, started_on: '2026-11-30' }
    await line.withContext(({ db }) => updateSender(db, 'capture', started))
    expect(await status()).not.toContain('Today')
    await line.run('settings', 'set', 'capture.per-day', '2000')
    await line.run('settings', 'set', 'capture.warm-up', '1:50 2:100')
    expect(await status()).toContain('Today (2026-11-30, UTC): 40 of at most 50 emails.')
    line.now += 24 * 60 * MINUTE
    expect((await statusJson()).sending.today).toEqual({ day: '2026-12-01', sent: 0, limit: 100 })
  })

  it('tells of events that are stored and not applied yet', async () => {
    await line.withContext(({ db }) =>
      insertEvent(db, {
        provider: 'resend',
        provider_event_id: 'e1',
        kind: 'delivered',
        raw: '{}',
        occurred_at: 0,
        received_at: 0,
      }),
    )
    expect(await status()).toContain('1 event is stored and not applied yet')
    expect((await statusJson()).sending.unappliedEvents).toBe(1)
  })
})
