import type * as ast from '../../grammar/ast.ts'
import type { Span } from '../../grammar/source.ts'
import { labelOf } from '../../grammar/vocabulary.ts'
import { Found, type ValueKind } from './found.ts'
import { literalsOf, literalsOfTest } from './literals.ts'
import { around, proseNumbers } from './proseNumbers.ts'

export type { FoundValue, ValueKind } from './found.ts'

type Kind<K extends ast.Declaration['kind']> = Extract<ast.Declaration, { kind: K }>

/**
 * Every value that a notice states and that may be another one next year, in the order of the text: head, dated values,
 * cells, amounts and dates in rules and in conditions, deadlines, bound numbers, and numbers of the prose that nothing is
 * bound to. Each has an id that stays while the text around it changes.
 */
export function valuesOf(module: ast.Module): Found {
  const found = new Found(module)
  let entity: string | null = null
  for (const declaration of module.declarations) {
    if (declaration.kind === 'for') entity = declaration.entity?.text ?? null
    ofDeclaration(found, declaration, entity)
  }
  for (const binding of module.bindings) ofBinding(found, binding, module)
  for (const passage of module.passages) proseNumbers(found, passage, module.bindings)
  return found
}

function ofDeclaration(found: Found, declaration: ast.Declaration, entity: string | null): void {
  const at = { clause: declaration.clause }
  switch (declaration.kind) {
    case 'notice':
      ofHeader(found, declaration)
      break
    case 'entity':
      ofEntity(found, declaration)
      break
    case 'parameter':
      ofParameter(found, declaration)
      break
    case 'table':
      ofTable(found, declaration, entity)
      break
    case 'compute':
      found.listed(`计算 ${of(entity)}${declaration.name.text}`, declaration.name.text, literalsOfBody(declaration.body), at)
      break
    case 'exception':
      ofException(found, declaration)
      break
    case 'assert':
    case 'require':
      found.listed(
        `${declaration.kind} ${of(entity)}${declaration.name.text}`,
        declaration.name.text,
        literalsOf(declaration.condition),
        at,
      )
      break
    case 'duty':
      ofDuty(found, declaration)
      break
    default:
      break
  }
}

const of = (entity: string | null): string => (entity === null ? '' : `${entity}.`)

/** What next year's head says has to be decided anew. */
function ofHeader(found: Found, { items }: Kind<'notice'>): void {
  for (const item of items) {
    const label = labelOf(item.label.text)
    if (label === undefined || label === 'rounding' || label === 'issuers') continue
    found.add({ id: `通知 ${label}`, kind: 'header', name: item.label.text, detail: '', clause: null, span: item.textSpan })
  }
}

function ofEntity(found: Found, { name, fields, clause }: Kind<'entity'>): void {
  for (const { names, default: fallback, range } of fields) {
    const spans = [...(fallback ? literalsOf(fallback) : []), ...(range ? literalsOfTest(range) : [])]
    const listed = names.map((each) => each.text).join('、')
    found.listed(`对象 ${name.text}.${names[0]?.text}`, `${name.text}.${listed}`, spans, { clause })
  }
}

function ofParameter(found: Found, { name, values, clause }: Kind<'parameter'>): void {
  for (const { from, to, label, value } of values) {
    const period = `${from ?? ''}..${to ?? ''}`
    found.add({ id: `参数 ${name.text} ${period}`, kind: 'parameter', name: name.text, detail: label, clause, span: value.span, from, to })
  }
}

/** A row is known by its conditions with the numbers taken out, so that a changed bound leaves it the same row. */
function ofTable(found: Found, { name, results, rows, columns, clause }: Kind<'table'>, entity: string | null): void {
  for (const row of rows) {
    const conditions = row.labels.join(' | ')
    const id = found.numbered(`表 ${of(entity)}${name.text} ${conditions.replace(/\d+(?:\.\d+)?/g, '#').replace(/\s/g, '')}`)
    for (const [index, value] of row.values.entries()) {
      const column = results[index]?.name.text ?? String(index + 1)
      // A yes, a name or 未规定 is no amount; a formula is listed where it holds one.
      const states = value.kind === 'silent' || literalsOf(value).length > 0
      if (states)
        found.add({ id: `${id} ${column}`, kind: 'cell', name: `${name.text} ${column}`, detail: conditions, clause, span: value.span })
    }
    for (const [index, test] of row.tests.entries()) {
      const spans = literalsOfTest(test)
      found.listed(`${id} ${columns[index]?.label ?? index}`, `${name.text} ${columns[index]?.label ?? ''}`, spans, {
        clause,
        detail: conditions,
      })
    }
  }
}

function ofException(found: Found, { name, target, when, values, clause }: Kind<'exception'>): void {
  const spans = [...literalsOf(when), ...values.flatMap(({ value }) => literalsOf(value))]
  found.listed(`例外 ${target.text} ${name.text}`, name.text, spans, { clause })
}

function ofDuty(found: Found, { name, items, clause }: Kind<'duty'>): void {
  for (const item of items) {
    const label = labelOf(item.label.text)
    const timed = (label === 'deadline' || label === 'frequency') && /[\d０-９]/.test(item.text)
    if (timed)
      found.add({
        id: `职责 ${name.text} ${label}`,
        kind: 'deadline',
        name: name.text,
        detail: item.label.text,
        clause,
        span: item.textSpan,
      })
  }
}

function literalsOfBody(body: ast.Body): Span[] {
  switch (body.kind) {
    case 'expression':
      return literalsOf(body.value)
    case 'cases': {
      const branches = body.branches.flatMap((branch) => [...literalsOf(branch.when), ...literalsOf(branch.value)])
      return [...branches, ...(body.otherwise ? literalsOf(body.otherwise) : [])]
    }
    case 'progressive':
      return [...literalsOf(body.base), ...body.bands.flatMap((band) => [...literalsOfTest(band.test), ...literalsOf(band.rate)])]
    case 'invalid':
      return []
  }
}

/** The number as the prose prints it, known by the words around it, and any year in what it is bound to. */
function ofBinding(found: Found, binding: ast.Binding, { passages, text: source }: ast.Module): void {
  const { text, textSpan, values, condition, clause } = binding
  const id = found.numbered(`正文 ${clause ?? ''}`)
  const kind: ValueKind = 'binding'
  found.add({ id, kind, name: clause ?? '', detail: wordsAround(passages, textSpan), clause, span: textSpan })
  const bound = condition ? [...values, condition] : values
  const detail = bound.map(({ span }) => source.slice(span.start, span.end)).join('，')
  const spans = bound.flatMap(literalsOf)
  found.listed(`${id} ＝`, text, spans, { clause, kind: 'rule', detail })
}

function wordsAround(passages: readonly ast.Passage[], { start, end }: Span): string {
  for (const { text, offsets } of passages) {
    const from = offsets.indexOf(start)
    const to = offsets.indexOf(end - 1)
    if (from >= 0 && to >= from) return around(text, from, to + 1)
  }
  return ''
}
