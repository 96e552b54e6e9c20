import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkIdentity } from '../../engine/number/identity.ts'
import { exportTargets } from '../../engine/service/index.ts'
import { runTour } from '../../scripts/docs/console.ts'
import { picturePage } from '../../scripts/docs/picture.ts'
import { readmes } from '../../scripts/docs/readme.ts'

/** A tour runs a dozen commands, a simulation and an export among them, on a machine that does other things too. */
const patience = 180_000
const read = (path: string) => readFileSync(path, 'utf8')

describe.each(readmes)('%s', (path) => {
  it(
    'shows commands with what they print; `npm run docs` runs them again',
    async () => {
      const { text, commands } = await runTour(read(path))
      expect(text).toBe(read(path))
      expect(commands.map(({ status, command }) => `${status} ${command.split(' ').slice(0, 3).join(' ')}`)).toMatchSnapshot()
    },
    patience,
  )
})

describe('the two commands of README', () => {
  it('are the same in both languages', () => {
    const [chinese, english] = readmes.map((path) => /```sh\n([\s\S]*?)```/.exec(read(path))?.[1])
    expect(chinese).toBe('npm ci\nnpm start\n')
    expect(english).toBe(chinese)
  })
})

describe('the picture of README', () => {
  it('shows the notice as it is; `npm run docs` draws it again', () => {
    const { path, text } = picturePage()
    expect(text).toBe(read(path))
  })
})

describe('docs/exports.md', () => {
  it('names every target', () => {
    const rows = [...read('docs/exports.md').matchAll(/^\| `(\w+)` \|/gm)].map(([, id]) => id)
    const ids = exportTargets('en').map(({ id }) => id)
    expect(ids.filter((id) => !rows.includes(id))).toEqual([])
  })
})

describe('the sample people', () => {
  const people = read('examples/people.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly 身份证号码: string })

  it('have identity numbers that were never issued, with right check characters', () => {
    const numbers = people.map((person) => person.身份证号码)
    expect(numbers.filter((number) => !number.startsWith('149999'))).toEqual([])
    expect(numbers.filter((number) => checkIdentity(number) !== null)).toEqual([])
  })
})

describe('links between documents', () => {
  const documents = [...readmes, 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/language.md', 'docs/exports.md']

  it.each(documents)('of %s lead somewhere', (path) => {
    expect(linksOf(read(path)).filter((link) => !leadsSomewhere(path, link))).toEqual([])
  })
})

/** Links to files and headings of the repository; bound numbers are no links. */
function linksOf(page: string): string[] {
  const prose = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '')
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target as string).filter((target) => !/^(https?:|=|<)/.test(target))
}

function leadsSomewhere(from: string, link: string): boolean {
  const [file = '', anchor] = link.split('#')
  const path = file === '' ? from : join(dirname(from), file)
  if (!existsSync(path)) return false
  return anchor === undefined || headingsOf(read(path)).includes(anchor)
}

/** The anchors that GitHub gives to headings. */
function headingsOf(page: string): string[] {
  const slug = (title: string) =>
    title
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-')
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, title]) => slug(title as string))
}
