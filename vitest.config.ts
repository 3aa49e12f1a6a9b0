import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import { whyNoServer } from './bench/postgres/find-binaries.ts'

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

/** Where the tests are that open a store. Those of the pages run on a server where they are asked to. */
const WITH_STORE = [
  'test/{actions,db,worker}/**/*.test.ts',
  'test/whole-path.test.ts',
  ...(process.env.TEST_PAGES === 'postgres' ? ['test/web/**/*.test.ts'] : []),
]

/** What is about a file, a browser, or no database at all. */
const NOT_ON_A_SERVER = [
  'test/**/*.browser.test.ts',
  'test/actions/{compile-letters,draft-address,evaluate-pages,judge-address,true-blocks}.test.ts',
  'test/actions/evaluation/**',
  'test/db/{backup,network-disk,same-file}.test.ts',
  'test/web/{challenge,client-network,fill-time,heading-depths,operator-access}.test.ts',
  // Its measure is milliseconds of this process; a statement to a server takes as long as the processes beside it let it.
  'test/web/security/timing.test.ts',
]

const ONLY_ON_A_SERVER = ['test/db/{postgres,server-clock}.test.ts']

const onFile: TestProjectInlineConfiguration = {
  test: {
    name: 'sqlite',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ONLY_ON_A_SERVER,
    env: { TEST_DATABASE: 'sqlite' },
  },
}

const onServer: TestProjectInlineConfiguration = {
  test: {
    name: 'postgres',
    include: WITH_STORE,
    exclude: NOT_ON_A_SERVER,
    env: { TEST_DATABASE: 'postgres' },
    // Every statement goes to another process: where the machine is busy, hundreds of emails take their time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // After the other: a worker that changes its project begins anew.
    sequence: { groupOrder: 1 },
  },
}

const missing = whyNoServer()
if (missing !== null) process.stderr.write(`Tests on PostgreSQL are skipped: ${missing}.\n`)

export default defineConfig({
  test: {
    projects: missing === null ? [onFile, onServer] : [onFile],
    setupFiles: ['test/support/property-seed.ts'],
    // Files share a worker's modules: each keeps its state in what it opens, and loading is half of the time.
    isolate: false,
    sequence: { sequencer: LongFirst },
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
})
