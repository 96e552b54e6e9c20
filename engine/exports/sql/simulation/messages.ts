import { sparkMessages } from '../../../../grammar/messages/spark.ts'

/** What stands for each value, until the job knows it. */
const blanks = { column: '{column}', has: '{has}', takes: '{takes}', places: '{places}', records: '{records}' }

/** What the job says where it makes no summary, in both languages, by code. */
export function jobMessages(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(sparkMessages).map(([code, { zh, en, hint }]) => {
      const hints = hint ? [`建议：${hint.zh(blanks)}`, `Hint: ${hint.en(blanks)}`] : []
      return [code, [zh(blanks), en(blanks), ...hints].join('\n')]
    }),
  )
}
