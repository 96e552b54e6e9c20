/** The codes of input files that the command line refuses by their name, each with such a name. */
export const inputExamples = {
  'input.parquet': 'people.parquet',
  'input.format': 'people.xlsx',
} as const
