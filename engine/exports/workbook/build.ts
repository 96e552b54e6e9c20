import { formatDate } from '../../number/date.ts'
import type { Program } from '../../program/program.ts'
import type { Form } from '../../steps/form.ts'
import type { Frame, Node } from '../../steps/node.ts'
import { planOf } from '../../steps/plan.ts'
import { type EntityGuard, guardsOf } from '../guards.ts'
import { headerOf } from '../header.ts'
import type { Exported } from '../target.ts'
import { formFormulas } from './formula/formFormulas.ts'
import { firstRow as firstLiteral, Literals } from './formula/literals.ts'
import { SheetFormulas } from './formula/sheetFormulas.ts'
import { aboutSheet, type SheetLine } from './sheets/aboutSheet.ts'
import type { CaseRow } from './sheets/caseRows.ts'
import { caseSheet } from './sheets/caseSheet.ts'
import { choiceSheet } from './sheets/choiceSheet.ts'
import { computationSheet, firstRecordRow } from './sheets/computationSheet.ts'
import { elementSheet } from './sheets/elementSheet.ts'
import { Lists } from './sheets/lists.ts'
import { parameterSheet } from './sheets/parameterSheet.ts'
import { baseDateName, Settings } from './sheets/settings.ts'
import { tableSheet } from './sheets/tableSheet.ts'
import { quotedSheet } from './xlsx/address.ts'
import { SheetNames } from './xlsx/names.ts'
import type { Workbook } from './xlsx/package.ts'
import { type Sheet, textCell } from './xlsx/sheet.ts'

/** The cases of a form, and how many empty rows stand behind them for more. */
export interface FormCases {
  readonly form: Form
  readonly rows: readonly CaseRow[]
  readonly empty: number
}

/** Nodes that are written inside another formula. */
const largestFormula = 60

/** A notice as a workbook: its settings, its tables, and for each entity the cases with the formulas that compute them. */
export function workbookOf(from: Exported, cases: readonly FormCases[]): Workbook {
  return new WorkbookBuilder(from).build(cases)
}

class WorkbookBuilder {
  private readonly from: Exported
  private readonly program: Program
  private readonly names = new SheetNames()
  private readonly about = this.names.of('说明')
  private readonly parameters = this.names.of('参数')
  private readonly choices = this.names.of('读法与基准日')
  private readonly listSheet = this.names.of('名单')
  private readonly textSheet = this.names.of('文字')
  private readonly lists: Lists
  private readonly literals: Literals

  constructor(from: Exported) {
    this.from = from
    this.program = from.program
    this.lists = new Lists(this.listSheet, from.program)
    this.literals = new Literals(quotedSheet(this.textSheet))
  }

  build(cases: readonly FormCases[]): Workbook {
    const { program, lists, literals, from } = this
    const [first] = cases
    const fixed = new Set(cases.flatMap(({ form }) => [...form.fixed]))
    const settings = new Settings(first?.form.settings ?? [], fixed, { parameters: this.parameters, choices: this.choices })
    const tables = program.tables.map((table) => tableSheet(this.names.of(`表 ${table.name}`), table, from.sources))
    const sheets = cases.map((each) => this.formSheets(each, settings))
    const context = { program, settings, lists, literals }
    const settingSheets = [parameterSheet(this.parameters, context), choiceSheet(this.choices, this.parameters, context)]
    const forms = cases.map(({ form, rows }, index) => ({
      form,
      sheet: sheets[index]?.name ?? '',
      cases: rows.filter(({ expected }) => expected !== null).length,
    }))
    const about = aboutSheet({
      name: this.about,
      header: headerOf(from),
      forms,
      sheets: this.abouts(sheets, tables),
      fixed: fixed.size >= (first?.form.settings.length ?? 0),
    })
    return {
      title: program.header.name,
      sheets: [
        about,
        ...settingSheets,
        ...tables,
        ...sheets.flatMap((each) => each.people),
        ...sheets.flatMap((each) => each.computations),
        lists.toSheet(),
        this.textSheetOf(),
      ],
      names: settings.names(),
    }
  }

  private abouts(sheets: readonly FormSheets[], tables: readonly Sheet[]): SheetLine[] {
    const one = (title: string, about: string): SheetLine => ({ title, about, leadsTo: title })
    return [
      one(this.parameters, '每个参数的每个期间的值，可改。Dated values of parameters; may be changed.'),
      one(this.choices, '每条疑义取哪个读法，基准日；可改。Readings and base date; may be changed.'),
      ...tables.map(({ name }) => one(name, '通知里的表，供查阅，改了不影响计算。A table of the notice, to be read.')),
      ...sheets.flatMap(({ people: [cases, ...elements] }) => [
        ...(cases ? [one(cases.name, '填输入，看结果。Cases: inputs, results, what is expected.')] : []),
        ...elements.map(({ name }) => one(name, '算例的明细，一行一条。Elements of the cases, one a row.')),
      ]),
      { title: '计算 …', about: '每一步的公式，每种算例和明细一页，不必改。The formulas of each step; not to be changed.', leadsTo: null },
      one(this.listSheet, '下拉列表的内容。What drop-down lists hold.'),
      one(this.textSheet, '公式用到的文字。Texts that formulas name.'),
    ]
  }

  private textSheetOf(): Sheet {
    const texts = this.literals.texts.map((text) => ({ cells: [textCell(text, { look: 'wrapped', format: '@' })] }))
    const empty = Array.from({ length: firstLiteral - 2 }, () => ({ cells: [] }))
    return {
      name: this.textSheet,
      tabColor: 'BFBFBF',
      columns: [{ width: 80 }],
      rows: [{ cells: [textCell('公式用到的文字，不必改', { look: 'head' })] }, ...empty, ...texts],
      frozen: { rows: 1, columns: 0 },
    }
  }

  private formSheets({ form, rows, empty }: FormCases, settings: Settings): FormSheets {
    const { program, lists } = this
    const entity = form.entity?.name ?? null
    const called = entity ?? program.header.name
    const guards = entity === null ? new Map<string, EntityGuard>() : guardsOf(program, entity, form.limits)
    const guard = (entity === null ? null : guards.get(entity)) ?? null
    const last = Math.max(firstRecordRow, firstRecordRow + rows.length + empty - 1)
    const name = this.names.of(`算例 ${called}`)
    const plan = planOf(form, { largest: largestFormula })
    const shared = this.sharedOptions(form, settings)
    const record = new SheetFormulas({
      ...shared,
      frame: form.root,
      guard,
      sheet: name,
      computations: this.names.of(`计算 ${called}`),
      rows: { first: firstRecordRow, last },
      column: columnIn(guard, 2),
    })
    const elementSheets: ElementSheets[] = []
    const formulas = formFormulas(plan, record, (frame) => {
      const elements = this.elements(frame, { rows, empty, guards, record, shared })
      elementSheets.push(elements)
      return elements.formulas
    })
    const title = `${called} 算例`
    const people = caseSheet({ name, about: title, guard, formulas, rows, last, lists })
    const others = elementSheets.map((each) => each.sheet())
    const computations = [record, ...elementSheets.map((each) => each.formulas)].map((each) =>
      computationSheet(each.columns, each.options.rows, `${each.options.sheet} 的计算`),
    )
    return { name, people: [people, ...others], computations }
  }

  private sharedOptions(form: Form, settings: Settings) {
    const { lists, literals } = this
    return {
      literals,
      members: (enumeration: string) => lists.enumeration(enumeration),
      baseDate: form.settings.some(({ kind }, place) => kind === 'baseDate' && form.fixed.has(place))
        ? this.fixedBaseDate(form)
        : baseDateName,
      setting: (place: number) => settings.of(place),
      titleOf: (node: Node) => titleOf(form, node),
    }
  }

  private fixedBaseDate({ settings }: Form): string {
    return String(settings.find(({ kind }) => kind === 'baseDate')?.value ?? formatDate(0))
  }

  private elements(frame: Frame, { rows, empty, guards, record, shared }: ElementContext): ElementSheets {
    const relation = frame.relation ?? ''
    const guard = guards.get(frame.entity ?? '') as EntityGuard
    const listed = rows.flatMap(({ elements }, index) => (elements.get(relation) ?? []).map((fields) => ({ holder: index + 1, fields })))
    const last = firstRecordRow + listed.length + Math.max(empty, 1) - 1
    const name = this.names.of(`明细 ${relation}`)
    const formulas = new SheetFormulas(
      {
        ...shared,
        frame,
        guard,
        sheet: name,
        computations: this.names.of(`计算 ${relation}`),
        rows: { first: firstRecordRow, last },
        column: columnIn(guard, 1),
      },
      record,
    )
    const about = `${record.options.sheet} 的 ${relation}`
    return { formulas, sheet: () => elementSheet({ name, about, guard, formulas, rows: listed, last, lists: this.lists }) }
  }
}

interface FormSheets {
  /** The sheet of cases, on which the total stands. */
  readonly name: string
  readonly people: readonly Sheet[]
  readonly computations: readonly Sheet[]
}

interface ElementSheets {
  readonly formulas: SheetFormulas
  readonly sheet: () => Sheet
}

interface ElementContext {
  readonly rows: readonly CaseRow[]
  readonly empty: number
  readonly guards: ReadonlyMap<string, EntityGuard>
  readonly record: SheetFormulas
  readonly shared: Pick<SheetFormulas['options'], 'literals' | 'members' | 'baseDate' | 'setting' | 'titleOf'>
}

const columnIn = (guard: EntityGuard | null, before: number) => (field: string) =>
  before + (guard?.fields.findIndex((each) => each.field.name === field) ?? 0)

/** What a step is called: the rule, or that it is on the way. */
function titleOf(form: Form, node: Node): { title: string; note: string } {
  const label = form.labels.get(node)
  if (!label) return { title: '中间', note: '' }
  const { rule, part, reason } = label
  if (part === 'value') return { title: rule.name, note: rule.clause ?? '' }
  return { title: rule.name, note: `未知：${reason === null ? '' : 'text' in reason ? reason.text : reason.parameter}` }
}
