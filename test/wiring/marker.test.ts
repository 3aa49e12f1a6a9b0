import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fileMarker } from '../../src/wiring/marker.ts'

describe('the marker beside the database', () => {
  let folder: string
  let path: string
  const logged: string[] = []
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rivulet-marker-'))
    path = join(folder, 'rivulet.db.mark')
    logged.length = 0
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const marker = () => fileMarker(path, (event) => logged.push(event))

  it('gives what was written last, and leaves nothing else behind', () => {
    expect(marker().read()).toBeNull()
    marker().write({ instance: 'a', mark: 1 })
    marker().write({ instance: 'a', mark: 7 })
    expect(marker().read()).toEqual({ instance: 'a', mark: 7 })
    expect(readdirSync(folder)).toEqual(['rivulet.db.mark'])
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only', () => {
    marker().write({ instance: 'a', mark: 1 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('never goes back for one installation, and gives way to another one', () => {
    marker().write({ instance: 'a', mark: 7 })
    marker().write({ instance: 'a', mark: 6 })
    expect(marker().read()).toEqual({ instance: 'a', mark: 7 })
    marker().write({ instance: 'b', mark: 1 })
    expect(marker().read()).toEqual({ instance: 'b', mark: 1 })
  })

  it('counts as none where it is torn or something else, and is written anew', () => {
    for (const text of [
      '',
      '{"instance":"a","ma',
      '[]',
      '{"instance":"a","mark":-1}',
      '{"instance":"a","mark":"7"}',
    ]) {
      writeFileSync(path, text)
      expect(marker().read()).toBeNull()
      marker().write({ instance: 'a', mark: 3 })
      expect(marker().read()).toEqual({ instance: 'a', mark: 3 })
    }
  })

  it('logs that it cannot be written, and throws nothing', () => {
    const lost = fileMarker(join(folder, 'gone', 'x.mark'), (event) => logged.push(event))
    lost.write({ instance: 'a', mark: 1 })
    expect(logged).toEqual(['marker.failed'])
    expect(lost.read()).toBeNull()
  })
})
