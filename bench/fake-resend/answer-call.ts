import { setTimeout as wait } from 'node:timers/promises'
import type { Counter } from './counts.ts'
import { type Exchange, sayAnswer, sayFault } from './exchange.ts'
import type { Fate, Fault } from './faults.ts'
import type { Call } from './read-call.ts'
import { type Admission, type Answer, admit, type ServiceParts } from './service.ts'

export interface Incoming {
  readonly call: Call
  readonly fate: Fate
  readonly counter: Counter
}

/** Answers one call, or fails to, as its fate says. A caller that has gone away changes nothing. */
export async function answerCall(
  parts: ServiceParts,
  { call, fate, counter }: Incoming,
  exchange: Exchange,
): Promise<void> {
  const { fault, latencyMs } = fate
  if (fault) counter.fault(fault.kind)
  const admission = admit(parts, call)
  if (latencyMs > 0) await wait(latencyMs, undefined, { ref: false })
  const answer = await done(admission, fault, counter)
  if (fault) sayFault(exchange, fault, answer)
  else sayAnswer(exchange, answer)
}

/** Does what the call asks for, unless its fault comes before that. */
async function done(admission: Admission, fault: Fault | null, counter: Counter): Promise<Answer> {
  if (admission.kind === 'answered') {
    counter.answered(admission)
    if (fault?.kind === 'slow') await fault.until
    return admission.answer
  }
  if (fault && comesBefore(fault)) {
    admission.drop()
    return { status: 500, headers: {}, body: null }
  }
  const answer = admission.accept()
  counter.accepted()
  if (fault?.kind === 'slow') await fault.until
  admission.settle()
  return answer
}

function comesBefore(fault: Fault): boolean {
  return fault.kind === 'reset-before' || (fault.kind === 'error' && fault.accepted !== true)
}
