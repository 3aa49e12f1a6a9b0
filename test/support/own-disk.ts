import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DISK = 'mount -t tmpfs -o size=64k none /mnt'

/** Whether a small disk can be made here that only one process sees, at `/mnt`. */
export function canMakeDisk(): boolean {
  return process.platform === 'linux' && inOwnSpace(DISK).status === 0
}

/** Runs a module with a disk of 64 kB at `/mnt`, and gives what it prints as JSON. */
export function runOnOwnDisk(module: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-disk-'))
  try {
    const script = join(folder, 'script.mjs')
    writeFileSync(script, module)
    const ran = inOwnSpace(`${DISK} && exec '${process.execPath}' '${script}'`)
    if (ran.status !== 0) throw new Error(ran.stderr)
    return JSON.parse(ran.stdout)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Words for a module's `import` of a file of ours. */
export function sourceAddress(path: string): string {
  return JSON.stringify(join(import.meta.dirname, '..', '..', path))
}

function inOwnSpace(command: string) {
  return spawnSync('unshare', ['-rm', 'sh', '-c', command], { encoding: 'utf8' })
}
