import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** Files that take long, the longest first: one that began last would run alone at the end. */
const LONG = [
  /\/chaos\/short-run/,
  /\.browser\.test/,
  /\/model\//,
  /\/security\//,
  /\/ingest\/series\//,
  /\/cli\//,
]

/** Within each kind as earlier runs took; a new clone knows of none. */
class LongFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const place = ({ moduleId }: (typeof files)[number]): number =>
      LONG.findIndex((long) => long.test(moduleId)) >>> 0
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/property-seed.ts'],
    // Files share a worker's modules: each keeps its state in what it opens, and loading is half of the time.
    isolate: false,
    sequence: { sequencer: LongFirst },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
