import { type FSWatcher, watch } from 'node:fs'

export interface Watching {
  close(): void
}

/** Editors write a file in several steps: they count as one change. In milliseconds. */
const SETTLED = 100

/** Calls once for each change below the given folders or of the given files. */
export function watchFiles(paths: readonly string[], changed: () => void): Watching {
  let timer: NodeJS.Timeout | undefined
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, SETTLED)
  }
  const watchers = paths.map((path): FSWatcher => watch(path, { recursive: true }, soon))
  return {
    close() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
    },
  }
}
