import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fontsConfig } from './fonts.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const packed = join(root, 'node_modules/@sparticuz/chromium')

/** What it takes to start the browser: its file, and the environment with its libraries and fonts. */
export interface Chromium {
  readonly path: string
  readonly env: Record<string, string>
}

/**
 * Chromium from the npm package, unpacked once a checkout. It runs on a machine without any system package: the libraries that
 * a small Debian lacks come with it, the fonts from npm. Elsewhere than on Linux x64 TIAOLI_CHROMIUM names an installed one.
 */
export function chromium(): Chromium {
  const installed = process.env.TIAOLI_CHROMIUM
  if (installed) return { path: installed, env: { ...environment() } }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('The packed Chromium is for Linux x64 only; set TIAOLI_CHROMIUM to the file of an installed Chromium or Chrome.')
  const folder = unpacked()
  return {
    path: join(folder, 'chromium'),
    env: { ...environment(), LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: fontsConfig(folder) },
  }
}

/** The folder of the unpacked browser. Two test runs may unpack at once: each into a folder of its own, the first one stays. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8'))
  const folder = join(root, 'node_modules/.cache/tiaoli-chromium', version)
  if (existsSync(folder)) return folder
  mkdirSync(dirname(folder), { recursive: true })
  const fresh = mkdtempSync(join(dirname(folder), `${basename(folder)}-`))
  unpackInto(fresh)
  try {
    renameSync(fresh, folder)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/**
 * The package unpacks into the temporary folder of its process, and its libraries on Amazon's machines alone; a process of its
 * own gets the one and believes the other, and this one's environment stays as it is.
 */
function unpackInto(folder: string): void {
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())"
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }
  execFileSync(process.execPath, ['--eval', script], { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] })
}

function environment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries.filter(([name]) => !/^(LD_|FONTCONFIG_|.*_proxy$)/i.test(name)))
}
