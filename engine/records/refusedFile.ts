import type { Language } from '../../grammar/diagnostic.ts'
import type { RefusedRecord } from '../batch/source.ts'
import { escapeFormula, spreadsheetFile, writeRow } from './csv.ts'
import { refusalMessage } from './writeResults.ts'

const titles: Readonly<Record<Language, readonly string[]>> = {
  zh: ['第几条', '字段', '编号', '原因'],
  en: ['record', 'field', 'code', 'reason'],
}

/** Refused records as a CSV file that Excel and WPS open: a line for every fault, with the record's number in its source. */
export interface RefusedWriter {
  /** What the file begins with. */
  readonly head: string
  lines(refused: readonly RefusedRecord[]): string
}

export function refusedWriter(language: Language): RefusedWriter {
  return {
    head: spreadsheetFile([titles[language]]),
    lines: (refused) => refused.flatMap((record) => rowsOf(record, language)).join(''),
  }
}

function rowsOf({ number, refusals }: RefusedRecord, language: Language): string[] {
  return refusals.map(({ code, field, values }) => {
    const texts = [field ?? '', code, refusalMessage(code, values, language)]
    return `${writeRow([String(number), ...texts.map(escapeFormula)])}\r\n`
  })
}
