import { Button, Checkbox, Input, Popconfirm, Segmented } from 'antd'
import { useState } from 'react'
import type { DraftValue, ValueChange } from '../../../engine/index.ts'
import { useSay } from '../../session/hooks.ts'
import { filesTexts } from '../../texts/files.ts'
import type { Deciding } from './useDeciding.ts'
import { isConfirmable, proposals, type ShownStatus, tallyOf, type ValueFilter } from './values.ts'

interface ValuesBarProps {
  readonly values: readonly DraftValue[]
  readonly shown: readonly DraftValue[]
  readonly filter: ValueFilter
  readonly setFilter: (filter: ValueFilter) => void
  readonly deciding: Deciding
}

/** How far the draft is decided, which values are shown, and what can be done with all of them. */
export function ValuesBar({ values, shown, filter, setFilter, deciding }: ValuesBarProps) {
  const say = useSay()
  const tally = tallyOf(values, filter.past)
  const done = tally.all - tally.undecided
  const statuses: readonly ShownStatus[] = ['open', 'undecided', 'changed', 'confirmed', 'all']
  return (
    <div className="values-bar">
      <div className="values-progress">
        <progress max={tally.all} value={done} aria-label={say(filesTexts.progress, done, tally.all)} />
        <strong>{say(filesTexts.progress, done, tally.all)}</strong>
      </div>
      <Segmented
        size="small"
        aria-label={say(filesTexts.showWhich)}
        value={filter.status}
        options={statuses.map((value) => ({
          value,
          label: say(filesTexts.filterCount, say(filesTexts[value === 'open' ? 'toFill' : value]), tally[value]),
        }))}
        onChange={(status) => setFilter({ ...filter, status })}
      />
      <Input
        allowClear
        className="values-find"
        aria-label={say(filesTexts.findValue)}
        placeholder={say(filesTexts.findValue)}
        value={filter.text}
        onChange={({ target }) => setFilter({ ...filter, text: target.value })}
      />
      <Checkbox checked={filter.past} onChange={({ target }) => setFilter({ ...filter, past: target.checked })}>
        {say(filesTexts.withPast)}
      </Checkbox>
      <span className="values-keys">{say(filesTexts.valueKeys)}</span>
      <div className="values-all">
        <TakeProposals changes={proposals(shown)} deciding={deciding} />
        <ConfirmShown values={shown.filter(isConfirmable)} deciding={deciding} />
      </div>
    </div>
  )
}

/** Takes every proposal that is shown, after asking; undo takes all of them back. */
function TakeProposals({ changes, deciding }: { readonly changes: readonly ValueChange[]; readonly deciding: Deciding }) {
  const say = useSay()
  if (changes.length === 0) return null
  return (
    <Popconfirm
      title={say(filesTexts.proposalsAsk, changes.length)}
      okText={say(filesTexts.proposalsYes)}
      cancelText={say(filesTexts.cancel)}
      onConfirm={() => void deciding.change(changes)}
    >
      <Button size="small">{say(filesTexts.proposals, changes.length)}</Button>
    </Popconfirm>
  )
}

/** Confirms all that is shown, after asking; at once taken back by one click. */
function ConfirmShown({ values, deciding }: { readonly values: readonly DraftValue[]; readonly deciding: Deciding }) {
  const say = useSay()
  const [last, setLast] = useState<readonly string[]>([])
  const confirm = () => {
    setLast(values.map(({ id }) => id))
    void deciding.confirm(values)
  }
  const takeBack = () => {
    setLast([])
    void deciding.withdraw(last)
  }
  return (
    <>
      {last.length > 0 && (
        <Button size="small" onClick={takeBack}>
          {say(filesTexts.withdrawLast, last.length)}
        </Button>
      )}
      <Popconfirm
        title={say(filesTexts.confirmShownAsk, values.length)}
        okText={say(filesTexts.yes)}
        cancelText={say(filesTexts.cancel)}
        onConfirm={confirm}
        disabled={values.length === 0}
      >
        <Button size="small" disabled={values.length === 0}>
          {say(filesTexts.confirmShown, values.length)}
        </Button>
      </Popconfirm>
    </>
  )
}
