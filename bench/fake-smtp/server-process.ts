import { parseArgs } from 'node:util'
import { startFakeSmtp } from './fake-smtp.ts'
import { FAULTS, type Fault, type FaultShares, spreadFaults } from './faults.ts'

// The fake SMTP server in a process of its own. Its first line says where it listens; at SIGTERM or SIGINT its
// last one is what it counted, as JSON. `--fault reset-after=0.05` may be given several times.
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    log: { type: 'string' },
    faults: { type: 'string', default: '0' },
    fault: { type: 'string', multiple: true, default: [] },
    extensions: { type: 'string' },
    'slow-ms': { type: 'string', default: '200' },
    'stall-ms': { type: 'string', default: '5000' },
  },
})

function numberOf(name: string, text: string): number {
  const number = Number(text)
  if (text === '' || !Number.isFinite(number) || number < 0)
    throw new Error(`--${name} must be a number from 0 up.`)
  return number
}

function sharesOf(): FaultShares {
  const shares: Partial<Record<Fault, number>> = { ...spreadFaults(numberOf('faults', values.faults)) }
  for (const pair of values.fault) {
    const [name, share = ''] = pair.split('=')
    const fault = FAULTS.find((one) => one === name)
    if (!fault) throw new Error(`--fault must name one of ${FAULTS.join(', ')}, such as reset-after=0.05.`)
    shares[fault] = numberOf('fault', share)
  }
  return shares
}

const server = await startFakeSmtp({
  port: numberOf('port', values.port),
  seed: numberOf('seed', values.seed),
  shares: sharesOf(),
  ...(values.log !== undefined && { log: values.log }),
  ...(values.extensions !== undefined && { extensions: values.extensions.split(',') }),
  slowMs: numberOf('slow-ms', values['slow-ms']),
  stallMs: numberOf('stall-ms', values['stall-ms']),
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
