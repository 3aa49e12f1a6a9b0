import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/** Why no browser can be started here, or null. The packed browser is for Linux on x64. */
export const noBrowser: string | null =
  process.platform === 'linux' && process.arch === 'x64' ? null : 'the packed browser runs on Linux x64 only'

let shared: Promise<Browser> | null = null

/**
 * The one browser of a test process, for all of its files: starting one takes a second. Each test opens a context of
 * its own. It ends with the process.
 */
export function testBrowser(): Promise<Browser> {
  shared ??= launchBrowser()
  return shared
}

/** Starts the Chromium of the npm package, with the libraries and the font that come in the same package. */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpackedBrowser()
  return await chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none'],
    env: {
      ...process.env,
      HOME: folder,
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  })
}

/** Unpacked once per machine and version; several test files may ask at once, so the folder appears whole. */
async function unpackedBrowser(): Promise<string> {
  const folder = join(tmpdir(), `rivulet-chromium-${packageVersion()}-${userInfo().uid}`)
  if (existsSync(folder)) return folder
  const staging = mkdtempSync(`${folder}-`)
  await unpackInto(staging)
  writeFileSync(join(staging, 'fonts.conf'), fontsConfig(folder))
  try {
    renameSync(staging, folder)
  } catch (cause) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(folder)) throw new Error(`Could not unpack the browser into ${folder}`, { cause })
  }
  return folder
}

/** The package unpacks into the temporary folder of its process, with the libraries only if told it is on AWS. */
async function unpackInto(folder: string): Promise<void> {
  const script =
    "const { default: packed } = await import('@sparticuz/chromium'); await packed.executablePath()"
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
}

function fontsConfig(folder: string): string {
  const dirs = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`
  return `<?xml version="1.0"?><fontconfig>${dirs}${cache}</fontconfig>\n`
}

function packageVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(entry), '..', 'package.json'), 'utf8'))
  if (manifest && typeof manifest === 'object' && 'version' in manifest) return String(manifest.version)
  throw new Error('The browser package has no version')
}
