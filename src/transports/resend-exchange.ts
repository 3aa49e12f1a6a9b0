import type { Dispatcher } from 'undici'

export interface ResendRequest {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What came of one request. */
export type Exchange =
  | WholeAnswer
  /** No whole answer, and not one byte of the request had left: it is known not to have been taken. */
  | { readonly kind: 'unsent'; readonly cause: unknown }
  /** No whole answer after the request had begun to leave: it may have been taken. */
  | { readonly kind: 'unanswered'; readonly cause: unknown }

export interface WholeAnswer {
  readonly kind: 'answered'
  readonly status: number
  /** Their names in small letters. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** A call is answered with a few kilobytes; whoever says more than this is not the API. */
const LONGEST_ANSWER = 1024 * 1024

/** Posts once, never a second time by itself. When the signal says so it ends at once. */
export function exchange(
  dispatcher: Dispatcher,
  request: ResendRequest,
  signal: AbortSignal,
): Promise<Exchange> {
  return new Promise((resolve) => {
    let begun: Dispatcher.DispatchController | null = null
    const end = (result: Exchange): void => {
      signal.removeEventListener('abort', stop)
      resolve(result)
    }
    const fail = (cause: unknown): void => end({ kind: begun ? 'unanswered' : 'unsent', cause })
    const stop = (): void => {
      fail(signal.reason)
      begun?.abort(new Error('stopped', { cause: signal.reason }))
    }
    signal.addEventListener('abort', stop, { once: true })
    // The time limit is the caller's: it covers the connection, the headers and the body together.
    const options = { ...request, method: 'POST', headersTimeout: 0, bodyTimeout: 0 } as const
    dispatcher.dispatch(options, {
      ...answerReader(end, fail),
      // Called before the first byte is written; what failed earlier was never sent.
      onRequestStart(controller) {
        if (signal.aborted) controller.abort(new Error('stopped', { cause: signal.reason }))
        else begun = controller
      },
    })
  })
}

function answerReader(
  end: (answer: WholeAnswer) => void,
  fail: (cause: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = []
  let size = 0
  let head: Pick<WholeAnswer, 'status' | 'headers'> = { status: 0, headers: {} }
  return {
    onResponseStart(_controller, status, headers) {
      head = { status, headers: plainHeaders(headers) }
    },
    onResponseData(controller, chunk) {
      size += chunk.length
      if (size > LONGEST_ANSWER) controller.abort(new Error('The answer is too long'))
      else chunks.push(chunk)
    },
    onResponseEnd: () => end({ kind: 'answered', ...head, text: Buffer.concat(chunks).toString('utf8') }),
    onResponseError: (_controller, error) => fail(error),
  }
}

function plainHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
