import { Button } from 'antd'
import { useState } from 'react'
import type { ResultTable } from '../../../engine/index.ts'
import { useSay, useSession, useSessionState } from '../../session/hooks.ts'
import type { SimulationResult } from '../../session/simulating.ts'
import { simulateTexts } from '../../texts/simulate.ts'
import { download } from '../common/download.ts'
import type { Picture } from './charts/png.ts'
import { tablesCsv } from './csv.ts'
import { resultTables } from './tables.ts'
import { useTeller } from './useTeller.ts'

interface CsvButtonProps {
  /** What it is of: names the file. */
  readonly label: string
  /** One below the other. */
  readonly tables: readonly ResultTable[]
  readonly notes: readonly string[]
}

const fileName = (title: string, ending: string): string => `${title.replace(/[\\/:*?"<>|\s]+/g, '-')}.${ending}`

export function CsvButton({ label, tables, notes }: CsvButtonProps) {
  const say = useSay()
  return (
    <Button
      size="small"
      aria-label={say(simulateTexts.download, say(simulateTexts.csv), label)}
      onClick={() => download(fileName(label, 'csv'), tablesCsv(tables, notes))}
    >
      CSV
    </Button>
  )
}

export function PngButton({ label, picture }: { readonly label: string; readonly picture: Picture }) {
  const say = useSay()
  const making = useMaking()
  const make = async () => {
    const { pngOf } = await import('./charts/png.ts')
    download(fileName(label, 'png'), await pngOf(picture))
  }
  return (
    <Button
      size="small"
      loading={making.busy}
      aria-label={say(simulateTexts.download, say(simulateTexts.png), label)}
      onClick={() => making.run(make)}
    >
      PNG
    </Button>
  )
}

interface ExcelButtonProps {
  readonly result: SimulationResult
  readonly notes: readonly string[]
}

export function ExcelButton({ result, notes }: ExcelButtonProps) {
  const say = useSay()
  const language = useSessionState((state) => state.language)
  const tell = useTeller(result.of.shape)
  const making = useMaking()
  const make = async () => {
    const { workbookOf } = await import('./workbook.ts')
    const tables = resultTables(result.summary, { say, language, tell })
    download(`${say(simulateTexts.fileName)}.xlsx`, await workbookOf(tables, notes, say(simulateTexts.title)))
  }
  return (
    <Button size="small" loading={making.busy} onClick={() => making.run(make)}>
      {say(simulateTexts.excel)}
    </Button>
  )
}

/** Makes a file that takes a moment; where it can't be made that is said. */
function useMaking() {
  const session = useSession()
  const say = useSay()
  const [busy, setBusy] = useState(false)
  const run = (make: () => Promise<void>): void => {
    setBusy(true)
    const failed = (error: unknown) =>
      session.dispatch({
        kind: 'message',
        severity: 'error',
        text: `${say(simulateTexts.notMade)} ${error instanceof Error ? error.message : String(error)}`,
      })
    make()
      .catch(failed)
      .finally(() => setBusy(false))
  }
  return { busy, run }
}
