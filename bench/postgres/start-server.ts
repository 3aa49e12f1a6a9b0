import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { packageEntry } from './find-binaries.ts'

export interface PostgresServer {
  readonly port: number
  /** The address of one of its databases, with the superuser and its password. */
  urlOf(database: string): string
  /** Stops it at once, as a power cut would, and starts it again. */
  restart(how: 'crash' | 'fast'): Promise<void>
  /** Stops it and deletes all that it held. */
  stop(): Promise<void>
}

export interface ServerOptions {
  /** Whether each commit is on disk before it returns; false for tests, which lose nothing that matters. */
  readonly durable: boolean
  /** More settings, as in postgresql.conf. */
  readonly settings?: Readonly<Record<string, string | number>>
  /** Whether it only follows another server, and so can only be read. */
  readonly standby?: boolean
}

const USER = 'rivulet'
const PASSWORD = 'rivulet'

/**
 * Starts a real PostgreSQL of its own from the binaries that npm brings, on a free port of loopback, with its data in a
 * temporary folder. It does not run as root: there it becomes the user `nobody`.
 */
export async function startPostgres(options: ServerOptions): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rivulet-postgres-'))
  chmodSync(folder, 0o711)
  const who = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const programs = readyPrograms(folder, who)
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  if (who.uid !== undefined) chownSync(data, who.uid, who.gid)
  await makeCluster({ folder, data, programs, who })
  if (options.standby) writeFileSync(join(data, 'standby.signal'), '')
  const port = await freePort()
  const start = (): Promise<ChildProcess> => startServer({ data, programs, who, port, options })
  let server = await start()
  let guard = guardServer(server, folder)
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    guard?.kill('SIGKILL')
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const removeAtExit = (): void => {
    server.kill('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', removeAtExit)
  return {
    port,
    urlOf: (database) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`,
    async restart(how) {
      // Immediate shutdown: no checkpoint, every connection cut; the start recovers from its log.
      await end(how === 'crash' ? 'SIGQUIT' : 'SIGINT')
      server = await start()
      guard = guardServer(server, folder)
    },
    async stop() {
      process.off('exit', removeAtExit)
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The user `nobody` of Linux systems. */
const NOBODY = 65_534

interface Who {
  readonly uid?: number
  readonly gid?: number
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/** The binaries, with the links that an install script would have made, where `who` may run them. */
function readyPrograms(folder: string, who: Who): Programs {
  const found = dirname(dirname(packageEntry()))
  const native = join(found, 'native')
  const place = who.uid === undefined || isOpenToAll(native) ? native : copyOf(native, folder)
  linkLibraries(place)
  const end = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(place, 'bin', `initdb${end}`), postgres: join(place, 'bin', `postgres${end}`) }
}

/** Whether another user may come to a folder: each one above it lets all through. */
function isOpenToAll(path: string): boolean {
  const above = dirname(path)
  return (statSync(path).mode & 0o001) !== 0 && (above === path || isOpenToAll(above))
}

function copyOf(native: string, folder: string): string {
  const copy = join(folder, 'native')
  cpSync(native, copy, { recursive: true })
  return copy
}

/** Its libraries are looked for under short names, which npm cannot pack. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const [from, to] = [join(dirname(native), source), join(dirname(native), target)]
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to)
  }
}

interface Making {
  readonly folder: string
  readonly data: string
  readonly programs: Programs
  readonly who: Who
}

async function makeCluster({ folder, data, programs, who }: Making): Promise<void> {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, PASSWORD)
  if (!canRun(programs.initdb)) chmodSync(programs.initdb, 0o755)
  if (!canRun(programs.postgres)) chmodSync(programs.postgres, 0o755)
  const how = [
    ...['--auth=scram-sha-256', `--username=${USER}`, `--pwfile=${passwordFile}`],
    ...['--encoding=UTF8', '--locale=C', '--no-sync'],
    // The password is no secret: making each connection slow would only cost time.
    ...['-c', 'scram_iterations=1'],
  ]
  await promisify(execFile)(programs.initdb, [`--pgdata=${data}`, ...how], { ...who, cwd: folder })
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

interface Starting {
  readonly data: string
  readonly programs: Programs
  readonly who: Who
  readonly port: number
  readonly options: ServerOptions
}

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function startServer({ data, programs, who, port, options }: Starting): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    ...(options.durable ? {} : careless),
    ...options.settings,
  }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const stdio = ['ignore', 'ignore', 'pipe'] as const
  const server = spawn(programs.postgres, ['-D', data, ...given], { ...who, cwd: data, stdio: [...stdio] })
  let said = ''
  server.stderr?.on('data', (bytes) => {
    said = `${said}${String(bytes)}`.slice(-20_000)
  })
  await untilReady(server, () => said)
  return server
}

/** Ends the server and deletes its folder once this process is gone, also where that was killed; not on Windows. */
function guardServer({ pid }: ChildProcess, folder: string): ChildProcess | null {
  if (process.platform === 'win32') return null
  // Nothing is ever written to its input, so reading ends when this process does.
  const script = 'read -r _; kill -QUIT "$0"; sleep 1; rm -rf "$1"'
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const guard = spawn('sh', ['-c', script, String(pid), folder], { stdio: [...stdio], detached: true })
  guard.stdin?.on('error', () => undefined)
  guard.unref()
  ;(guard.stdin as Socket | null)?.unref()
  return guard
}

const READY = /database system is ready to accept (read-only )?connections/
const LONGEST_START_MS = 60_000

async function untilReady(server: ChildProcess, said: () => string): Promise<void> {
  const until = performance.now() + LONGEST_START_MS
  while (!READY.test(said())) {
    if (server.exitCode !== null || performance.now() > until) {
      server.kill('SIGKILL')
      throw new Error(`PostgreSQL did not start: ${said()}`)
    }
    await sleep(20)
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port on loopback.')
  return address.port
}
