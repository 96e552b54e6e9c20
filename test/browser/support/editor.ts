import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The two builds: a folder for a server, and one HTML file for a disk. */
export type Build = 'served' | 'single'

const sources = ['editor', 'engine', 'grammar', 'policies', 'docs/language.md', 'package-lock.json']

/**
 * The folder of the built editor, `dist/editor` or `dist/editor-single`. It is built by the first test that asks and then found
 * again until a source changes, so that tests of other things don't wait for it.
 */
export function builtEditor(build: Build = 'served'): string {
  const folder = join(root, build === 'served' ? 'dist/editor' : 'dist/editor-single')
  const stamp = join(root, `node_modules/.cache/tiaoli-editor/${build}`)
  if (existsSync(folder) && existsSync(stamp) && newest(sources.map((path) => join(root, path))) <= statSync(stamp).mtimeMs) return folder
  const started = new Date()
  const fresh = join(root, `dist/.${build}-${process.pid}`)
  viteBuild(build, fresh)
  // Another run may be reading the folder: it changes as a whole.
  rmSync(folder, { recursive: true, force: true })
  renameSync(fresh, folder)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, started, started)
  return folder
}

/** In a process of its own: tests run with NODE_ENV=test, which would build React for development. */
function viteBuild(build: Build, outDir: string): void {
  const mode = build === 'served' ? 'production' : 'single'
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', 'editor', '--config', 'editor/vite.config.ts', '--mode', mode, '--outDir', outDir, '--logLevel', 'warn']
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** When anything at or below the paths changed last, in milliseconds; a removed file shows by its folder. */
function newest(paths: readonly string[]): number {
  const times = paths.map((path) => {
    const entry = statSync(path)
    return entry.isDirectory() ? Math.max(entry.mtimeMs, newest(readdirSync(path).map((name) => join(path, name)))) : entry.mtimeMs
  })
  return Math.max(0, ...times)
}
