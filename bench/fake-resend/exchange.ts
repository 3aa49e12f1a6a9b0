import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'
import type { Answer } from './service.ts'

/** A request and its response, as Node has them. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

export function sayAnswer({ response }: Exchange, answer: Answer): void {
  const json = head(response, answer)
  response.end(json)
}

/** Says what the fault leaves of an answer. */
export function sayFault(exchange: Exchange, fault: Fault, answer: Answer): void {
  const { request, response } = exchange
  switch (fault.kind) {
    case 'reset-before':
    case 'reset-after':
      request.socket.resetAndDestroy()
      return
    case 'half-answer':
      response.write(half(head(response, answer)), () => request.socket.destroy())
      return
    case 'half-then-silence':
      response.write(half(head(response, answer)))
      return
    case 'endless':
      sayForEver(response, answer)
      return
    case 'error':
      sayError(response, fault)
      return
    case 'answer':
      response.writeHead(200, answer.headers).end(fault.body)
      return
    case 'slow':
      sayAnswer(exchange, answer)
      return
    case 'silence':
  }
}

function head(response: ServerResponse, { status, headers, body }: Answer): string {
  const json = JSON.stringify(body)
  const length = Buffer.byteLength(json)
  response.writeHead(status, { ...headers, 'content-type': 'application/json', 'content-length': length })
  return json
}

function half(json: string): string {
  return json.slice(0, json.length / 2)
}

function sayForEver(response: ServerResponse, { status, headers }: Answer): void {
  response.writeHead(status, headers)
  const filler = ' '.repeat(64 * 1024)
  const more = (): void => {
    while (!response.destroyed && response.write(filler));
  }
  response.on('drain', more)
  more()
}

function sayError(response: ServerResponse, fault: Extract<Fault, { readonly kind: 'error' }>): void {
  const { status, name = 'application_error', headers = {} } = fault
  const usual = { statusCode: status, name, message: `to ana@example.com: ${name}` }
  response.writeHead(status, headers).end(fault.body ?? JSON.stringify(usual))
}
