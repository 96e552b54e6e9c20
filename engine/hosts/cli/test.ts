import { type CaseOutcome, type CaseReport, runCases } from '../../index.ts'
import type { Sources } from './excerpt.ts'
import { type Exit, exit } from './exit.ts'
import { soundNotice } from './notice.ts'
import { reportText } from './report.ts'
import { type Terminal, write } from './terminal.ts'

/** `tiaoli test`: every sample case with what it got, and the rules that no case uses; wrong where a case fails. */
export async function test(path: string, terminal: Terminal): Promise<Exit> {
  const notice = await soundNotice(path, terminal)
  if (!notice) return exit.wrong
  const report = runCases(notice.program)
  const outcomes = report.cases.map((each) => caseText(each, notice.sources, terminal))
  await write(terminal.out, `${[...outcomes, summary(report, terminal), coverage(report, notice.sources, terminal)].join('\n')}\n`)
  return report.cases.every((each) => each.passed) ? exit.fine : exit.wrong
}

function caseText(
  { case: { name }, passed, diagnostics }: CaseOutcome,
  sources: Sources,
  { texts, language, outColors }: Terminal,
): string {
  if (passed) return outColors.green(texts.passed(name))
  const reports = diagnostics.map((found) => reportText(found, sources, language, outColors))
  return [outColors.red(texts.failed(name)), ...reports, ''].join('\n')
}

function summary({ cases }: CaseReport, { texts, outColors }: Terminal): string {
  const passed = cases.filter((each) => each.passed).length
  const failed = cases.length - passed
  return (failed > 0 ? outColors.red : outColors.green)(texts.caseSummary(passed, failed))
}

function coverage({ covered, coverable, uncovered }: CaseReport, sources: Sources, { texts, outColors }: Terminal): string {
  const places = uncovered.map(
    ({ label, span }) => `  ${label}  ${outColors.cyan(`${span.file}:${sources.position(span.file, span.start).line}`)}`,
  )
  return [texts.ruleCoverage(covered, coverable), ...places].join('\n')
}
