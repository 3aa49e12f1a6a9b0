import { renameSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sqlitePath } from '../../db/connect.ts'
import { updateProbe } from '../../db/probe.ts'
import { subscribe } from '../../src/actions/subscribe.ts'
import { drain } from '../../src/worker/worker.ts'
import { openTestContext, type TestContext } from '../support/context.ts'
import { makeList, worker } from '../support/published.ts'
import { signUpForm } from '../support/sign-up-form.ts'

describe('a database whose file is moved away while it is open', () => {
  let test: TestContext
  let file: string
  beforeEach(async () => {
    test = await openTestContext({ dialect: 'sqlite' })
    file = sqlitePath(test.opened.url)
    const list = await makeList(test.context)
    await subscribe(test.context, signUpForm([list.id], 'ana@example.com'))
  })
  afterEach(() => test.close())

  const sent = async () => (await test.captured.list()).length

  it('sends nothing that only the lost file would know of, and goes on once it is back', async () => {
    renameSync(file, `${file}.away`)
    await expect(drain(test.context, worker)).rejects.toThrow()
    expect(await sent()).toBe(0)
    renameSync(`${file}.away`, file)
    await drain(test.context, worker)
    expect(await sent()).toBe(1)
  })

  it('begins no transaction in the lost file, where it would succeed', async () => {
    renameSync(file, `${file}.away`)
    const write = () => test.context.transact('test', (tx) => updateProbe(tx, test.clock.now))
    await expect(write()).rejects.toThrow('moved, deleted or exchanged')
    renameSync(`${file}.away`, file)
    await expect(write()).resolves.toBeUndefined()
  })

  it('takes no other file in its place', async () => {
    renameSync(file, `${file}.away`)
    writeFileSync(file, '')
    const error = await drain(test.context, worker).catch((thrown: unknown) => thrown)
    expect(test.context.dialect.isUnavailable(error)).toBe(true)
    expect(await sent()).toBe(0)
  })
})
