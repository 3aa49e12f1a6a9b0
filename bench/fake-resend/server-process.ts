import { parseArgs } from 'node:util'
import { randomFrom } from '../random.ts'
import { DRAWN, type DrawnFault, drawFates, type FaultShares, spreadFaults } from './faults.ts'
import { startFakeResend } from './server.ts'

// The fake Resend in a process of its own. Its first line says where it listens; at SIGTERM or SIGINT its last one
// is what it counted, as JSON. `--fault reset-after=0.05` may be given several times; times are milliseconds.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    'api-key': { type: 'string' },
    log: { type: 'string' },
    faults: { type: 'string', default: '0' },
    fault: { type: 'string', multiple: true, default: [] },
    latency: { type: 'string', default: '0-0' },
    'slow-ms': { type: 'string', default: '200' },
    'stall-ms': { type: 'string', default: '5000' },
    'per-second': { type: 'string' },
    'per-day': { type: 'string' },
  },
})

function numberOf(name: string, text: string): number {
  const number = Number(text)
  if (text === '' || !Number.isFinite(number) || number < 0)
    throw new Error(`--${name} must be a number from 0 up.`)
  return number
}

function limitOf(name: 'per-second' | 'per-day'): number | null {
  const text = values[name]
  return text === undefined ? null : numberOf(name, text)
}

function latencyOf(text: string): [number, number] {
  const [least = '', most = least] = text.split('-')
  return [numberOf('latency', least), numberOf('latency', most)]
}

function sharesOf(): FaultShares {
  const shares: Partial<Record<DrawnFault, number>> = { ...spreadFaults(numberOf('faults', values.faults)) }
  for (const pair of values.fault) {
    const [name, share = ''] = pair.split('=')
    const fault = DRAWN.find((one) => one === name)
    if (!fault) throw new Error(`--fault must name one of ${DRAWN.join(', ')}, such as reset-after=0.05.`)
    shares[fault] = numberOf('fault', share)
  }
  return shares
}

const server = await startFakeResend({
  port: numberOf('port', values.port),
  apiKey: values['api-key'] ?? null,
  logFile: values.log ?? null,
  perSecond: limitOf('per-second'),
  perDay: limitOf('per-day'),
  fates: drawFates({
    random: randomFrom(numberOf('seed', values.seed)),
    shares: sharesOf(),
    latencyMs: latencyOf(values.latency),
    slowMs: numberOf('slow-ms', values['slow-ms']),
    stallMs: numberOf('stall-ms', values['stall-ms']),
  }),
  keepCalls: false,
})
process.stdout.write(`${server.url}\n`)

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    process.stdout.write(`${JSON.stringify(server.counts())}\n`)
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
