import type { Language } from '../../../grammar/diagnostic.ts'
import type { Span } from '../../../grammar/source.ts'
import { parameterKey, Readers } from '../../comparison/readers.ts'
import type { Parameter, Program, Provenance, Rule, Table } from '../../program/program.ts'
import { readingTexts } from './texts.ts'
import { placeKey, ruleKey } from './usage.ts'

/** Something whose value has a source of its own: stated, derived or assumed. */
export interface Source {
  readonly provenance: Provenance
  readonly subject: string
  readonly span: Span
  readonly values: readonly Span[]
  /** Results that rest on it. */
  readonly results: readonly string[]
  /** What `usedBy` calls it. */
  readonly keys: readonly string[]
}

type Texts = (typeof readingTexts)[Language]

/** Dated values, rows, rules, branches and exceptions. */
export function sourcesOf(program: Program, language: Language): Source[] {
  const texts = readingTexts[language]
  const readers = new Readers(program)
  return [
    ...program.parameters.flatMap((parameter) => ofParameter(parameter, readers, texts)),
    ...program.tables.flatMap((table) => ofTable(table, readers, texts)),
    ...program.rules.flatMap((rule) => ofRule(rule, readers, texts)),
  ]
}

function ofParameter({ name, values }: Parameter, readers: Readers, texts: Texts): Source[] {
  const results = readers.of(parameterKey(name))
  return values.map(({ label, value, provenance, span }) => {
    return { provenance, subject: texts.parameter(name, label), span, values: [value.span], results, keys: [placeKey(span)] }
  })
}

function ofTable({ name, rows, results: rules }: Table, readers: Readers, texts: Texts): Source[] {
  const results = [...new Set(rules.flatMap((rule) => readers.of(rule)))]
  return rows.map(({ id, provenance, span, values }, index) => {
    return { provenance, subject: texts.row(name, index + 1), span, values: values.map((value) => value.span), results, keys: [id] }
  })
}

function ofRule(rule: Rule, readers: Readers, texts: Texts): Source[] {
  const { id, name, body, exceptions, provenance, span } = rule
  const results = readers.of(id)
  const own = { provenance, subject: texts.rule(name), span, values: [body.span], results, keys: [ruleKey(id)] }
  const excepted = exceptions.map((e): Source => {
    return { provenance: e.provenance, subject: texts.exception(e.name), span: e.span, values: [e.value.span], results, keys: [e.id] }
  })
  // The rows of a table tell of its results.
  return [...(body.kind === 'table' ? [] : [own]), ...ofBranches(rule, results, texts), ...excepted]
}

function ofBranches({ id, name, body }: Rule, results: readonly string[], texts: Texts): Source[] {
  if (body.kind !== 'choice') return []
  const branches = body.branches.map(({ id: key, provenance, span, value }, index): Source => {
    return { provenance, subject: texts.branch(name, index + 1), span, values: [value.span], results, keys: [key] }
  })
  const { otherwise, otherwiseProvenance: provenance } = body
  if (!otherwise || !provenance) return branches
  const { span } = otherwise
  return [...branches, { provenance, subject: texts.otherwise(name), span, values: [span], results, keys: [`${id}#otherwise`] }]
}
