import { mkdtempSync } from 'node:fs'
import { openContext } from '/work/main/bench/chaos/open-context.ts'
import { gatherCrowd, databaseIn } from '/work/main/bench/one-click/crowd.ts'
import { captureTransport } from '/work/main/src/transports/capture.ts'
import { createApp } from '/work/main/src/web/app.ts'
import { leaveTogether } from '/work/main/src/actions/leave-together.ts'
const folder = mkdtempSync('/tmp/cpu-')
const N=1500
const paths = await gatherCrowd(folder, N)
const { context } = await openContext({ databaseUrl: databaseIn(folder), transport: captureTransport({folder}), now: Date.now, speed: 1, log: () => undefined })
let tx=0
const orig = context.transact
;(context as any).transact = (n: string, w: any) => { tx++; return orig(n, w) }
const app = createApp({ context, captured: null, access: {} as any, remoteAddress: () => null, challenge: null } as any)
const run = async (name: string, from: number, to: number, f: (i: number) => Promise<unknown>) => {
  const c0 = process.cpuUsage(), t0 = performance.now(); tx=0
  let next = from
  await Promise.all(Array.from({length: 64}, async () => { while (next < to) { const i = next++; await f(i) } }))
  const c = process.cpuUsage(c0)
  console.log(name, 'cpu ms each', ((c.user + c.system)/1000/(to-from)).toFixed(3), 'wall each', ((performance.now()-t0)/(to-from)).toFixed(3), 'tx', tx)
}
await run('warm', 0, 300, async (i) => app.request(paths[i]!, { method: 'POST' }))
await run('leave', 300, 700, async (i) => leaveTogether(context, i + 1))
await run('request', 700, 1100, async (i) => app.request(paths[i]!, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: {'Content-Type':'application/x-www-form-urlencoded'} }))
await run('again', 700, 1100, async (i) => app.request(paths[i]!, { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: {'Content-Type':'application/x-www-form-urlencoded'} }))
