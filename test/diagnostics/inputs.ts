/** A code of input files: what the command line is given, and what it says. */
export interface InputExample {
  readonly file: string
  /** What the file holds; null where its name alone is refused. */
  readonly content: string | null
  readonly values: Readonly<Record<string, string>>
}

/** The codes of input files that can't be read as a whole. That of DuckDB's absence is tested where it is loaded. */
export const inputExamples = {
  'input.format': { file: 'people.xls', content: null, values: { file: 'people.xls' } },
  'input.parquetUnreadable': {
    file: 'people.parquet',
    content: '参保地\n阳曲县\n',
    values: { file: 'people.parquet', reason: "Invalid Input Error: No magic bytes found at end of file 'people.parquet'" },
  },
  'input.xlsxUnreadable': {
    file: 'people.xlsx',
    content: '参保地\n阳曲县\n',
    values: { file: 'people.xlsx', reason: "Doesn't look like an `.xlsx` file" },
  },
  'input.duckdbMissing': { file: 'people.parquet', content: null, values: { reason: "Cannot find module '@duckdb/node-bindings'" } },
} as const satisfies Readonly<Record<string, InputExample>>
