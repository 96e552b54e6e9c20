import { unreachable } from '../../grammar/unreachable.ts'
import { exprTree, literalText, nameText, printExpr, printTree, roundingText, type Tree } from './printExpr.ts'
import type {
  Assertion,
  Case,
  Column,
  DatedValue,
  Deadline,
  Duty,
  Entity,
  Exception,
  Expr,
  Field,
  Header,
  Numeric,
  Parameter,
  Program,
  Provenance,
  Question,
  Rule,
  Table,
  Type,
} from './program.ts'

export { printExpr } from './printExpr.ts'

/** A program as text that people can read and compare: every declaration with what inference found, no spans. */
export function printProgram(program: Program): string {
  const blocks = [
    headerText(program.header),
    ...program.enumerations.map(({ name, members }) => `enum ${nameText(name)}: ${members.map(nameText).join(' ')}`),
    ...program.entities.map((entity) => entityText(entity, entity.name === program.mainEntity)),
    ...program.parameters.map(parameterText),
    ...program.questions.map(questionText),
    ...program.tables.map(tableText),
    ...program.rules.map(ruleText),
    ...program.assertions.map((a) => assertionText('assert', a)),
    ...program.requirements.map((a) => assertionText('require', a)),
    ...program.duties.map(dutyText),
    ...program.cases.map(caseText),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** A head line and, indented under it, its lines. */
function block(head: string, lines: readonly (string | null)[]): string {
  return [head, ...lines.flatMap((line) => (line === null ? [] : `  ${line}`))].join('\n')
}

const words = (...parts: readonly (string | null | false)[]): string =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' ')
const listed = (label: string, items: readonly string[]): string | null => (items.length === 0 ? null : `${label} ${items.join('、')}`)
const labelled = (label: string, text: string | null): string | null => (text === null ? null : `${label} ${text}`)
const at = (clause: string | null): string | null => clause && `@${clause}`

function headerText(header: Header): string {
  return block(`notice ${nameText(header.name)}`, [
    labelled('number', header.number),
    listed('issuers', header.issuers),
    labelled('issued', header.issued),
    labelled('base-date', header.baseDate),
    labelled('rounding', header.rounding && roundingText(header.rounding)),
    labelled('conforms-to', header.conformsTo),
    labelled('based-on', header.basedOn),
  ])
}

/** amount(2), 时长 as months, an enumeration by its name. */
function typeText(type: Type, numeric: Numeric | null): string {
  switch (type.kind) {
    case 'decimal':
      return words(`${type.unit}(${numeric?.scale ?? '?'})`, numeric && rangeText(numeric))
    case 'duration':
      return `${type.unit}s`
    case 'enum':
      return nameText(type.enum)
    default:
      return type.kind
  }
}

function rangeText({ minimum, maximum }: Numeric): string {
  return minimum === null && maximum === null ? '' : `${minimum ?? ''}..${maximum ?? ''}`
}

function entityText({ name, fields, relations }: Entity, main: boolean): string {
  const many = relations.map((relation) => `${nameText(relation.name)}: many ${nameText(relation.entity)}`)
  return block(words('entity', nameText(name), main && 'main'), [...fields.map(fieldText), ...many])
}

function fieldText(field: Field): string {
  return words(
    `${nameText(field.name)}: ${typeText(field.type, field.numeric)}`,
    labelled('from', field.earliest && printExpr(field.earliest)),
    labelled('to', field.latest && printExpr(field.latest)),
    field.optional && field.default === null && 'optional',
    labelled('default', field.default === null ? null : literalText(field.type, field.default)),
  )
}

function provenanceText({ kind, note, clause }: Provenance, around: string | null): string {
  return words(kind !== 'stated' && kind, note !== null && JSON.stringify(note), clause === around ? null : at(clause))
}

function parameterText({ name, type, numeric, values, clause }: Parameter): string {
  const dated = ({ from, to, value, provenance }: DatedValue) =>
    words(`${from ?? ''}..${to ?? ''} =`, printExpr(value, 4), provenanceText(provenance, clause))
  return block(words('parameter', `${nameText(name)}: ${typeText(type, numeric)}`, at(clause)), values.map(dated))
}

function questionText(question: Question): string {
  const readings = question.readings.map(({ name }) => words(nameText(name), name === question.default && '(default)'))
  return block(words('question', nameText(question.name), JSON.stringify(question.text), at(question.clause)), [readings.join(', ')])
}

function tableText(table: Table): string {
  const rows = table.rows.map((row, index) =>
    words(
      `${index + 1}: ${printExpr(row.when, 4)} =`,
      row.values.map((value) => printExpr(value, 4)).join(' | '),
      provenanceText(row.provenance, table.clause),
    ),
  )
  return block(words('table', nameText(table.id), table.policy, at(table.clause)), [
    `columns ${table.columns.map(columnText).join(' | ')}`,
    `results ${table.results.map(nameText).join(' | ')}`,
    ...rows,
  ])
}

function columnText({ subject, question }: Column): string {
  return subject ? printExpr(subject, 4) : `(question ${nameText(question ?? '')})`
}

function ruleText(rule: Rule): string {
  const head = words('rule', `${nameText(rule.id)}: ${typeText(rule.type, rule.numeric)}`, at(rule.clause))
  return block(head, [
    `= ${bodyText(rule.body)}`,
    ...rule.exceptions.map((exception) => exceptionText(exception, rule.clause)),
    rule.rounding && `round ${roundingText(rule.rounding)}`,
    provenanceText(rule.provenance, rule.clause) || null,
  ])
}

/** A choice with a line for every branch; anything else as it fits. */
function bodyText(body: Expr): string {
  if (body.kind !== 'choice') return printExpr(body, 4)
  const line = (word: string, parts: readonly Expr[], note: string): string => {
    const tree: Tree = [word, ...parts.map(exprTree)]
    return words(printTree(tree, 4), note)
  }
  const branches = body.branches.map((b) => line('when', [b.when, b.value], provenanceText(b.provenance, b.provenance.clause)))
  const otherwise = body.otherwise ? [line('otherwise', [body.otherwise], '')] : []
  return [`choice ${body.policy}`, ...branches, ...otherwise].join('\n    ')
}

function exceptionText({ name, beats, when, value, provenance }: Exception, clause: string | null): string {
  const over: Tree[] = beats.length === 0 ? [] : [['over', ...beats.map(nameText)]]
  const tree: Tree = ['except', nameText(name), ...over, exprTree(when), exprTree(value)]
  return words(printTree(tree, 2), provenanceText(provenance, clause))
}

function assertionText(word: string, { name, entity, condition, clause }: Assertion): string {
  return block(words(word, nameText(name), labelled('of', entity && nameText(entity)), at(clause)), [printExpr(condition, 2)])
}

function dutyText(duty: Duty): string {
  return block(words('duty', nameText(duty.name), at(duty.clause)), [
    listed('agencies', duty.agencies),
    listed('partners', duty.partners),
    ...duty.deadlines.map((deadline) => words(deadlineText(deadline), deadline.soft && 'in-principle')),
  ])
}

function deadlineText(deadline: Deadline): string {
  switch (deadline.kind) {
    case 'yearly':
      return `yearly ${deadline.month}-${deadline.day}`
    case 'by':
    case 'from':
      return `${deadline.kind} ${deadline.date}`
    case 'window':
      return `from ${deadline.from} to ${deadline.to}`
    case 'within':
      return `within ${deadline.duration} of ${nameText(deadline.event)}`
    case 'frequency':
      return `${deadline.count} times a ${deadline.per}`
    case 'continuous':
      return deadline.kind
    case 'indefinite':
      return `indefinite ${JSON.stringify(deadline.text)}`
    default:
      return unreachable(deadline)
  }
}

function caseText({ name, entity, record, readings, expectations, clause }: Case): string {
  const expected = expectations.map(({ name: rule, value, reasons }) => {
    const wanted = value === null ? `unknown(${reasons.join(', ')})` : String(value)
    return `expect ${nameText(rule)} = ${wanted}`
  })
  return block(words('case', JSON.stringify(name), labelled('of', entity && nameText(entity)), at(clause)), [
    JSON.stringify(record),
    ...Object.entries(readings).map(([question, reading]) => `reading ${nameText(question)} ${nameText(reading)}`),
    ...expected,
  ])
}
