import { Select } from 'antd'
import type { CompareBase } from '../../session/comparing.ts'
import { useSay } from '../../session/hooks.ts'
import type { FileItem } from '../../session/keeping/useFileHeads.ts'
import { compareTexts } from '../../texts/compare.ts'
import type { Bases } from './useBase.ts'

interface BaseSelectProps {
  readonly bases: Bases
  readonly label: string
  readonly value: CompareBase | null
  readonly onChoose: (base: CompareBase) => void
  /** What else there is to choose, before all other: the notice itself. */
  readonly itself?: { readonly label: string; readonly chosen: boolean; readonly choose: () => void }
}

const itselfKey = 'itself'

/** Chooses what the notice is compared with. */
export function BaseSelect({ bases, label, value, onChoose, itself }: BaseSelectProps) {
  const say = useSay()
  const { edited, madeFrom, notices, versions } = bases
  const nameOf = ({ path, kind, name }: FileItem): string => {
    const shown = kind === 'scenario' ? say(compareTexts.scenario, name ?? path) : (name ?? path)
    return path === madeFrom ? say(compareTexts.madeFrom, shown) : shown
  }
  const first = [...notices].sort((a, b) => Number(b.path === madeFrom) - Number(a.path === madeFrom))
  const groups = [
    {
      label: say(compareTexts.notices),
      options: first.map((each) => ({ value: `notice:${each.path}`, label: nameOf(each), title: each.path })),
    },
    { label: say(compareTexts.versions), options: versions.map(({ id, label }) => ({ value: `version:${id}`, label })) },
  ]
  const options = [
    ...(itself ? [{ value: itselfKey, label: itself.label }] : []),
    { value: 'opening', label: say(edited.length > 0 ? compareTexts.opening : compareTexts.openingSame) },
    ...groups.filter(({ options: { length } }) => length > 0),
  ]
  return (
    <Select
      className="compare-base"
      aria-label={label}
      placeholder={say(compareTexts.choose)}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      value={itself?.chosen ? itselfKey : value && keyOf(value)}
      options={options}
      onChange={(key) => (key === itselfKey ? itself?.choose() : onChoose(baseOf(key)))}
    />
  )
}

function keyOf(base: CompareBase): string {
  if (base.kind === 'opening') return base.kind
  return base.kind === 'notice' ? `notice:${base.entry}` : `version:${base.id}`
}

function baseOf(key: string): CompareBase {
  const rest = key.slice(key.indexOf(':') + 1)
  if (key.startsWith('notice:')) return { kind: 'notice', entry: rest }
  return key.startsWith('version:') ? { kind: 'version', id: rest } : { kind: 'opening' }
}
