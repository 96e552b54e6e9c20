import { Button, Dropdown, Select } from 'antd'
import { useAnswer, useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { OpenTable } from '../../session/state.ts'
import { backToText, type TableView } from '../../session/tables.ts'
import { tableTexts } from '../../texts/table.ts'
import { download } from '../common/download.ts'
import { useNarrow } from '../common/useNarrow.ts'
import type { WantedColumn } from './ColumnDialog.tsx'
import { keyOf, type Opened } from './useTable.ts'

interface TableHeadProps {
  readonly table: OpenTable
  readonly view: TableView
  readonly locked: boolean
  readonly opened: Opened
  onColumn(wanted: WantedColumn): void
}

/** Above the grid: back to the text, the other tables, and what concerns the table as a whole. */
export function TableHead({ table, view, locked, opened, onColumn }: TableHeadProps) {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const wide = useSessionState((state) => state.tableWide)
  // Where the notice with its title is not beside the table, the table is what the page is about.
  const Heading = narrow || wide ? 'h1' : 'h2'
  return (
    <>
      <header className="table-head">
        <Button size="small" onClick={() => void backToText(session, table)}>
          {say(tableTexts.back)}
        </Button>
        <Heading>
          <TableSelect table={table} />
        </Heading>
        <span className="table-room" />
        <PolicySelect view={view} locked={locked} opened={opened} />
        {!locked && <AddMenu view={view} opened={opened} onColumn={onColumn} />}
        <ExportButton table={table} />
        <WideButton />
      </header>
      {locked && (
        <p className="table-locked" role="status">
          {say(tableTexts.locked)}
        </p>
      )}
    </>
  )
}

function TableSelect({ table }: { readonly table: OpenTable }) {
  const session = useSession()
  const say = useSay()
  const tables = useAnswer('tables', {}) ?? []
  const open = tables.findIndex(({ head, name, nth }) => head.file === table.file && name === table.name && nth === (table.nth ?? 0))
  return (
    <Select
      className="table-select"
      size="small"
      variant="borderless"
      popupMatchSelectWidth={false}
      aria-label={say(tableTexts.choose)}
      value={open < 0 ? table.name : String(open)}
      options={tables.map(({ name }, index) => ({ value: String(index), label: say(tableTexts.title, name) }))}
      onChange={(chosen) => {
        const other = tables[Number(chosen)]
        if (other) session.dispatch({ kind: 'table', table: { file: other.head.file, name: other.name, nth: other.nth } })
      }}
    />
  )
}

const policies = ['unique', 'first', 'sum'] as const

function PolicySelect({ view, locked, opened }: Pick<TableHeadProps, 'view' | 'locked' | 'opened'>) {
  const say = useSay()
  return (
    <Select
      size="small"
      disabled={locked}
      popupMatchSelectWidth={false}
      aria-label={say(tableTexts.policy)}
      title={say(tableTexts.policies[view.grid.policy])}
      value={view.grid.policy}
      optionLabelProp="short"
      options={policies.map((policy) => ({
        value: policy,
        label: say(tableTexts.policies[policy]),
        short: say(tableTexts.policyShort[policy]),
      }))}
      onChange={(policy) => opened.operate({ kind: 'setHitPolicy', policy })}
    />
  )
}

function AddMenu({ view, opened, onColumn }: Pick<TableHeadProps, 'view' | 'opened' | 'onColumn'>) {
  const say = useSay()
  const { columns, rows } = view.grid
  const conditions = columns.filter(({ kind }) => kind !== 'result').length
  const actions: Readonly<Record<string, () => void>> = {
    row: () => opened.operate({ kind: 'insertRow', at: rows.length }, { kind: 'insertRow', at: rows.length }),
    condition: () => onColumn({ kind: 'condition', at: conditions }),
    result: () => onColumn({ kind: 'result', at: columns.length }),
  }
  const items = [
    { key: 'row', label: say(tableTexts.addRow) },
    { key: 'condition', label: say(tableTexts.addCondition) },
    { key: 'result', label: say(tableTexts.addResult) },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => actions[key]?.() }}>
      <Button size="small" className="table-menu">
        {say(tableTexts.add)}
      </Button>
    </Dropdown>
  )
}

function ExportButton({ table }: { readonly table: OpenTable }) {
  const session = useSession()
  const say = useSay()
  const save = async () => {
    const behind = [say(tableTexts.provenance), say(tableTexts.comment)] as const
    const sheet = await session.ask('tableSheet', { table: keyOf(table), behind })
    if (sheet !== null) download(`${table.name || say(tableTexts.tables)}.csv`, sheet)
  }
  return (
    <Button size="small" title={say(tableTexts.saveCsvHint)} onClick={() => void save()}>
      {say(tableTexts.saveCsv)}
    </Button>
  )
}

/** A narrow window shows the table alone anyway. */
function WideButton() {
  const session = useSession()
  const say = useSay()
  const narrow = useNarrow()
  const wide = useSessionState((state) => state.tableWide)
  if (narrow) return null
  return (
    <Button
      size="small"
      aria-pressed={wide}
      type={wide ? 'primary' : 'default'}
      title={say(tableTexts.wideHint)}
      onClick={() => session.dispatch({ kind: 'tableWide', wide: !wide })}
    >
      {say(tableTexts.wide)}
    </Button>
  )
}
