import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { caseRecord } from '../../engine/cases.ts'
import { type Compiled, compile } from '../../engine/compile.ts'
import { type Explained, explainer, type Request } from '../../engine/interpret/explain/explain.ts'
import { sentencesOf } from '../../engine/interpret/explain/sentences.ts'
import { readOverrides } from '../../engine/interpret/overrides.ts'
import type { Program } from '../../engine/program/program.ts'
import type { Language } from '../../grammar/diagnostic.ts'
import { type Json, notice, recordOf } from '../support/notice.ts'

// A fixture file: `=== notice` with a notice's text, or `=== policy` with the name of a folder of policies/, then any
// number of `=== case` with a record, or the name of a case of the policy, and what is said of it in both languages.

interface Case {
  readonly name: string
  /** null where it is a case of the policy. */
  readonly record: Json | null
  readonly options: Options
}

interface Options extends Request {
  readonly readings?: Readonly<Record<string, string>>
  readonly set?: Readonly<Record<string, string>>
}

export interface Fixture {
  readonly kind: 'notice' | 'policy'
  readonly text: string
  readonly cases: readonly Case[]
}

export function readFixture(text: string): Fixture {
  const [head = '', ...rest] = text.split(/^=== /m).filter((section) => section !== '')
  const kind = head.startsWith('policy') ? 'policy' : 'notice'
  return { kind, text: head.slice(kind.length).trim(), cases: rest.map(readCase) }
}

function readCase(section: string): Case {
  const [name = ''] = section.split('\n')
  const line = (label: string): unknown => {
    const found = section.split('\n').find((each) => each.startsWith(`${label} {`))
    return found === undefined ? null : JSON.parse(found.slice(label.length))
  }
  return { name: name.replace(/^case /, ''), record: line('record') as Json | null, options: (line('options') ?? {}) as Options }
}

/** The notice of a policies/ folder. */
export function policy(name: string): Compiled & { readonly program: Program } {
  const loader = {
    read: (path: string) => {
      try {
        return readFileSync(path, 'utf8')
      } catch {
        return null
      }
    },
    resolve: (from: string, to: string) => join(dirname(from), to),
    findNotice: () => null,
  }
  const compiled = compile(loader, join(import.meta.dirname, '../../policies', name, 'notice.md'))
  if (!compiled?.program) throw new Error(`${name} has errors`)
  return { ...compiled, program: compiled.program }
}

/** The fixture as it should stand in its file. */
export function told(fixture: Fixture): string {
  const compiled = fixture.kind === 'policy' ? policy(fixture.text) : notice(fixture.text)
  const head = fixture.kind === 'policy' ? `=== policy ${fixture.text}` : `=== notice\n${fixture.text}`
  return `${[head, ...fixture.cases.map((each) => toldCase(compiled, each))].join('\n\n')}\n`
}

function toldCase(compiled: Compiled & { readonly program: Program }, each: Case): string {
  const { name, record, options } = each
  const explained = explainedCase(compiled, each)
  const given = [
    record === null ? [] : [`record ${JSON.stringify(record)}`],
    Object.keys(options).length > 0 ? [`options ${JSON.stringify(options)}`] : [],
  ]
  return [`=== case ${name}`, ...given.flat(), '--- zh', said(explained, 'zh'), '--- en', said(explained, 'en')].join('\n')
}

function explainedCase({ program, module }: Compiled & { readonly program: Program }, { name, record, options }: Case): Explained {
  const own = program.cases.find((each) => each.name === name)
  const { overrides: parameters } = readOverrides(program, options.set ?? {})
  const by = explainer(program, { readings: { ...own?.readings, ...options.readings }, parameters, clauses: module.clauses })
  if (record) return by.explain(recordOf(program, record, { entity: options.entity ?? program.mainEntity ?? '' }), options)
  const read = own && caseRecord(program, own).record
  if (!own || !read) throw new Error(`no case ${name}`)
  return by.explain(read, { entity: own.entity, ...options })
}

function said(explained: Explained, language: Language): string {
  if (explained.kind === 'refused') return `refused: ${explained.refusals.map(({ code }) => code).join(', ')}`
  const paragraphs = sentencesOf(explained.explanation, language)
  return paragraphs
    .map(({ depth, sentences }) => sentences.map((each, i) => '  '.repeat(depth + (i === 0 ? 0 : 1)) + each).join('\n'))
    .join('\n')
}
