import { existsSync, readFileSync, realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a disk is, as the system says. */
export interface DiskFacts {
  /** The number that `statfs` calls `f_type`. */
  readonly type: number
  /** The name of the file system, such as `fuse.sshfs`; asked only where the number does not tell. */
  name(): string | null
}

/** Looks at the disk that a file is on, or would be; null where the system does not tell. */
export type DiskProbe = (path: string) => DiskFacts | null

/** The numbers of file systems on other machines, from Linux's `magic.h` and the modules' own headers. */
const networkTypes: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'SMB (CIFS)',
  4266872130: 'SMB',
  1397113167: 'AFS',
  1799439955: 'AFS',
  12805120: 'Ceph',
  16914839: '9p',
  198183888: 'Lustre',
  1937076805: 'Coda',
  22092: 'NCP',
}

const FUSE = 0x65735546

/** FUSE carries local disks as well as remote ones: only its own name tells. */
const networkNames: Readonly<Record<string, string>> = {
  'fuse.sshfs': 'sshfs',
  'fuse.glusterfs': 'GlusterFS',
  'fuse.s3fs': 's3fs',
  'fuse.rclone': 'rclone',
  'fuse.davfs': 'WebDAV',
  'fuse.ceph': 'Ceph',
  'fuse.ceph-fuse': 'Ceph',
  'fuse.curlftpfs': 'FTP',
  'fuse.gcsfuse': 'gcsfuse',
  'fuse.smbnetfs': 'SMB',
}

/**
 * What network a file would be on, or null. SQLite's locks and its shared memory do not hold across a network
 * (https://www.sqlite.org/wal.html), so such a database may be damaged. What is not known passes.
 */
export function networkOf(path: string, probe: DiskProbe = probeDisk): string | null {
  const disk = probe(path)
  if (disk === null) return null
  // Some systems give the number with its sign.
  const type = disk.type >>> 0
  if (type === FUSE) return networkNames[disk.name() ?? ''] ?? null
  return networkTypes[type] ?? null
}

/** Asks the system. Only Linux's numbers are known. */
function probeDisk(path: string): DiskFacts | null {
  if (process.platform !== 'linux') return null
  try {
    const place = realpathSync(nearest(path))
    return { type: statfsSync(place).type, name: () => nameOf(place) }
  } catch {
    return null
  }
}

function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path))
}

/** The file system of the deepest mount above a place; of several on one place, the last is on top. */
function nameOf(place: string): string | null {
  const mounts = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, point]) => point !== undefined && isBelow(place, unescaped(point)))
    .toSorted(([, a = ''], [, b = '']) => a.length - b.length)
  return mounts.at(-1)?.[2] ?? null
}

function isBelow(place: string, point: string): boolean {
  return place === point || place.startsWith(point.endsWith('/') ? point : `${point}/`)
}

/** Mount points have their spaces written as octal numbers. */
function unescaped(point: string): string {
  return point.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  )
}
