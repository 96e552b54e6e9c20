import { Modal, Select } from 'antd'
import { useState } from 'react'
import { closest } from '../../../engine/index.ts'
import { useSay, useSession } from '../../session/hooks.ts'
import type { Simulated, Simulating } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'

interface MatchColumnsProps {
  readonly matching: NonNullable<Simulating['matching']>
  readonly fields: Simulated['fields']
}

type Choice = Readonly<Record<string, string | null>>

/** Which column of the file holds which field, where they are not named alike. */
export function MatchColumns({ matching: { file, columns }, fields }: MatchColumnsProps) {
  const session = useSession()
  const say = useSay()
  const [choice, setChoice] = useState<Choice>(() => guessed(columns, fields))
  const used = new Set(Object.values(choice))
  const unused = columns.filter((column) => !used.has(column))
  const missing = fields.some(({ name, required }) => required && choice[name] == null)
  const close = () => session.dispatch({ kind: 'simulating', simulating: { matching: null } })
  const read = () => {
    const fieldOf = new Map(Object.entries(choice).flatMap(([field, column]) => (column === null ? [] : [[column, field] as const])))
    session.simulation.load({
      kind: 'file',
      file,
      columns: Object.fromEntries(columns.map((column) => [column, fieldOf.get(column) ?? null])),
    })
  }
  return (
    <Modal
      open
      title={`${say(simulateTexts.mapping)}：${file.name}`}
      okText={say(simulateTexts.read)}
      okButtonProps={{ disabled: missing }}
      cancelText={say(simulateTexts.cancel)}
      onOk={read}
      onCancel={close}
    >
      <p className="quiet">{say(simulateTexts.mappingHelp)}</p>
      <table className="simulate-table simulate-matching">
        <thead>
          <tr>
            <th scope="col">{say(simulateTexts.field)}</th>
            <th scope="col">{say(simulateTexts.column)}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, required }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                {required && <span className="quiet"> {say(simulateTexts.required)}</span>}
              </th>
              <td>
                <Select
                  size="small"
                  aria-label={name}
                  status={required && choice[name] == null ? 'error' : ''}
                  value={choice[name] ?? ''}
                  options={[
                    { value: '', label: say(simulateTexts.noColumn) },
                    ...columns.map((column) => ({ value: column, label: column })),
                  ]}
                  onChange={(column) => setChoice({ ...choice, [name]: column === '' ? null : column })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {unused.length > 0 && <p>{say(simulateTexts.unused, unused.join(say(simulateTexts.listComma)))}</p>}
    </Modal>
  )
}

/** The column of the same name, else one that is almost called so. */
function guessed(columns: readonly string[], fields: Simulated['fields']): Choice {
  const free = new Set(columns)
  const exact = fields.map(({ name }) => (free.delete(name) ? name : null))
  return Object.fromEntries(
    fields.map(({ name }, at) => {
      const found = exact[at] ?? closest(name, [...free]) ?? null
      if (found !== null) free.delete(found)
      return [name, found]
    }),
  )
}
