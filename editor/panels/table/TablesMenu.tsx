import { Button, Dropdown } from 'antd'
import { useAnswer, useSay, useSession } from '../../session/hooks.ts'
import { tableTexts } from '../../texts/table.ts'
import './table.css'

/** Every table of the notice, to be opened as a grid. */
export function TablesMenu() {
  const session = useSession()
  const say = useSay()
  const tables = useAnswer('tables', {}) ?? []
  if (tables.length === 0) return null
  const items = tables.map(({ name }, index) => ({ key: String(index), label: say(tableTexts.title, name) }))
  const open = (key: string) => {
    const table = tables[Number(key)]
    if (table) session.dispatch({ kind: 'table', table: { file: table.head.file, name: table.name, nth: table.nth } })
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => open(key) }}>
      <Button size="small" type="text" className="table-menu" title={say(tableTexts.menuHint)}>
        {say(tableTexts.tables)}
      </Button>
    </Dropdown>
  )
}
