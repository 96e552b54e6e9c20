import { Button } from 'antd'
import { type Language, type RefusedRecord, refusalMessage, refusedWriter } from '../../../engine/index.ts'
import { useSay, useSessionState } from '../../session/hooks.ts'
import type { LoadedPeople } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { download } from '../common/download.ts'
import { counted } from './amounts.ts'

const shownRows = 50

/** The rows of the file that could not be read, with their numbers and reasons. */
export function RefusedRows({ loaded: { refused, unreadable } }: { readonly loaded: LoadedPeople }) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const file = () => {
    const { head, lines } = refusedWriter(language)
    download(say(simulateTexts.refusedFile), head + lines(refused))
  }
  return (
    <details className="simulate-refused">
      <summary>{say(simulateTexts.unreadable, counted(unreadable))}</summary>
      <Button size="small" onClick={file}>
        {say(simulateTexts.download, say(simulateTexts.csv), say(simulateTexts.refusedRows))}
      </Button>
      {unreadable > shownRows && (
        <p className="quiet">{say(simulateTexts.refusedMore, counted(Math.min(shownRows, refused.length)), counted(unreadable))}</p>
      )}
      <table className="simulate-table">
        <thead>
          <tr>
            <th scope="col">{say(simulateTexts.row)}</th>
            <th scope="col">{say(simulateTexts.reason)}</th>
          </tr>
        </thead>
        <tbody>
          {refused.slice(0, shownRows).map((row) => (
            <tr key={row.number}>
              <th scope="row">{counted(row.number)}</th>
              <td>{reasonsOf(row, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

const reasonsOf = ({ refusals }: RefusedRecord, language: Language): string =>
  refusals.map(({ code, field, values }) => `${field === null ? '' : `${field} `}${refusalMessage(code, values, language)}`).join('；')
