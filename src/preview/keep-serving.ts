import { type ChildProcess, fork } from 'node:child_process'

/** What the serving process tells the one that watches. */
export type ServingWord =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'problem'; readonly message: string }

export interface KeepServing {
  readonly script: string
  readonly args: readonly string[]
  readonly port: number
  say(line: string): void
}

export interface Kept {
  /** Starts the server anew, at the port it had, with the files as they are now. */
  restart(): Promise<void>
  close(): Promise<void>
  /** Why it could not listen at all; undefined once it has been closed. */
  readonly ended: Promise<string | undefined>
}

/** A server in a process of its own: only a new process has new modules. One that fails is started again at the next change. */
export function keepServing({ script, args, port, say }: KeepServing): Kept {
  const ended = Promise.withResolvers<string | undefined>()
  let at = port
  let child: ChildProcess | null = null
  let known = false
  const start = (): void => {
    child = fork(script, [...args, '--port', String(at)])
    child.on('message', (word: ServingWord) => {
      if (word.kind === 'problem') return ended.resolve(word.message)
      at = word.port
      say(known ? 'Loaded again.' : `Previews: http://localhost:${at}/ (stop with Ctrl+C)`)
      known = true
    })
  }
  const stop = async (): Promise<void> => {
    const old = child
    child = null
    if (old === null || old.exitCode !== null || old.signalCode !== null) return
    const { promise, resolve } = Promise.withResolvers<void>()
    old.once('exit', () => resolve())
    old.kill()
    await promise
  }
  start()
  return {
    async restart() {
      await stop()
      start()
    },
    async close() {
      await stop()
      ended.resolve(undefined)
    },
    ended: ended.promise,
  }
}
