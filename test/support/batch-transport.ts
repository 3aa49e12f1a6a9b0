import type { Message } from '../../src/core/mail/message.ts'
import type { BatchResult, SendResult, Transport } from '../../src/transports/transport.ts'

/** One call as the provider got it. */
export interface BatchCalled {
  readonly key: string
  readonly messages: readonly Message[]
}

export interface BatchTransport {
  readonly transport: Transport
  readonly calls: readonly BatchCalled[]
  /** How often each reader's address was accepted. */
  readonly accepted: ReadonlyMap<string, number>
  /** The next calls are answered so, one each; after that each is accepted. */
  answer(...answers: readonly Answer[]): void
}

/** `lose` accepts the call and loses the answer; a function decides by what the call holds. */
export type Answer = Told | ((call: BatchCalled) => Promise<Told> | Told)
type Told = BatchResult | 'accept' | 'lose'

const HOUR = 3_600_000

/** A transport that takes batches and keeps the contract of keys: the same key is accepted once. */
export function batchTransport({
  size = 100,
  perSecond = null,
}: {
  size?: number
  perSecond?: number | null
} = {}): BatchTransport {
  const calls: BatchCalled[] = []
  const accepted = new Map<string, number>()
  const known = new Map<string, string>()
  const queue: Answer[] = []
  const accept = ({ key, messages }: BatchCalled): BatchResult => {
    const bytes = JSON.stringify(messages)
    const before = known.get(key)
    if (before !== undefined && before !== bytes)
      return {
        kind: 'whole',
        result: { kind: 'uncertain', reason: 'another payload under the key', final: true },
      }
    if (before === undefined)
      for (const { to } of messages) accepted.set(to.address, (accepted.get(to.address) ?? 0) + 1)
    known.set(key, bytes)
    return {
      kind: 'each',
      results: messages.map(({ tags }) => ({ kind: 'accepted', providerId: `p${tags.delivery}` })),
    }
  }
  const send = async (messages: readonly Message[], key: string): Promise<BatchResult> => {
    const call = { key, messages }
    calls.push(call)
    const next = queue.shift()
    const answer = typeof next === 'function' ? await next(call) : next
    if (typeof answer === 'object') return answer
    const taken = accept(call)
    return answer === 'lose' ? { kind: 'whole', result: { kind: 'uncertain', reason: 'no answer' } } : taken
  }
  const transport: Transport = {
    name: 'resend',
    keyLifetimeMs: 23 * HOUR,
    concurrency: 1,
    permittedPerSecond: () => perSecond,
    batch: { size, send },
    async send(message, key): Promise<SendResult> {
      const outcome = await send([message], key)
      if (outcome.kind === 'whole') return outcome.result
      return outcome.results[0] ?? { kind: 'uncertain', reason: 'nothing was answered' }
    },
    async close() {},
  }
  return { transport, calls, accepted, answer: (...answers) => void queue.push(...answers) }
}
