import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'tiaoli-package-'))
const installed = join(folder, 'node_modules', 'tiaoli')
const minutes = 60_000

/** The environment of somebody's shell: the machine's own Node, not the one that npm scripts put first. */
function shell(): NodeJS.ProcessEnv {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !entry.includes(`node_modules${sep}.bin`))
  const ours = /^(npm_(?!config_)|npm_config_local_prefix$|VITEST|NODE_ENV$|NODE_OPTIONS$|INIT_CWD$)/
  const rest = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(rest), PATH: path.join(delimiter), NO_COLOR: '1' }
}

function run(command: string, args: readonly string[], cwd = folder): string {
  return execFileSync(command, args, { cwd, env: shell(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

// What somebody does who has the package and an empty folder, on the Node that this machine has.
beforeAll(() => {
  const packed = join(folder, 'packed')
  mkdirSync(packed)
  run('npm', ['pack', '--silent', '--pack-destination', packed], root)
  const [archive = ''] = readdirSync(packed)
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  run('npm', ['install', '--silent', '--prefer-offline', '--no-audit', '--no-fund', join(packed, archive)])
}, 5 * minutes)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the installed package', () => {
  it('holds what is built, the policies and the licence, and neither sources nor tests', () => {
    const built = ['engine/index.js', 'engine/index.d.ts', 'engine/hosts/cli/main.js', 'editor/index.html', 'editor-single/index.html']
    const files = ['LICENSE', 'policies', ...built.map((file) => `dist/${file}`)]
    expect(files.filter((file) => !existsSync(join(installed, file)))).toEqual([])
    const others = ['engine', 'grammar', 'test', 'editor', 'tsconfig.json', '.ci', 'node_modules']
    expect(others.filter((file) => existsSync(join(installed, file)))).toEqual([])
  })

  it('brings no development dependency along', () => {
    const present = ['typescript', 'vitest', 'node', 'fast-check'].filter((name) => existsSync(join(folder, 'node_modules', name)))
    expect(present).toEqual([])
  })

  it(
    'answers `npx tiaoli --version`',
    () => {
      expect(run('npx', ['--no-install', 'tiaoli', '--version']).trim()).toBe(version)
    },
    minutes,
  )

  it(
    'checks a notice that it ships',
    () => {
      run('npx', ['--no-install', 'tiaoli', 'check', 'node_modules/tiaoli/policies/taiyuan-2020'])
    },
    minutes,
  )

  it(
    'can be imported',
    () => {
      expect(run('node', ['--eval', "import('tiaoli').then((engine) => console.log(typeof engine.compile))"]).trim()).toBe('function')
    },
    minutes,
  )

  it(
    'brings types that compile under strict settings',
    () => {
      const lines = [
        "import { compile } from 'tiaoli'",
        'export const run: (...from: Parameters<typeof compile>) => ReturnType<typeof compile> = compile',
        'export const first: Parameters<typeof compile>[0] extends undefined ? never : true = true',
      ]
      writeFileSync(join(folder, 'consumer.ts'), `${lines.join('\n')}\n`)
      const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
      run('node', [tsc, '--noEmit', '--strict', '--target', 'es2023', '--module', 'nodenext', '--types', '', 'consumer.ts'])
    },
    2 * minutes,
  )
})

describe('the repository', () => {
  it(
    'answers `npx tiaoli` for itself',
    () => {
      expect(run('npx', ['tiaoli', '--version'], root).trim()).toBe(version)
    },
    minutes,
  )
})
