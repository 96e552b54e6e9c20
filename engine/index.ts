export type * as ast from '../grammar/ast.ts'
export {
  type Diagnostic,
  diagnostic,
  type Edit,
  type Fix,
  hasErrors,
  hintOf,
  type Language,
  messageOf,
  type Pass,
  render,
  type Severity,
} from '../grammar/diagnostic.ts'
export type { FormatOptions, Formatted } from '../grammar/format/format.ts'
export { displayWidth } from '../grammar/format/width.ts'
export { type Code, catalogue, type Values } from '../grammar/messages/index.ts'
export { parse, publishedText } from '../grammar/parse.ts'
export { lineStarts, type Position, positionAt, type Source, type Span } from '../grammar/source.ts'
export { closest } from '../grammar/suggest.ts'
export type { Batch, Children, Column } from './batch/batch.ts'
export { BatchBuilder, everything, type Wanted } from './batch/builder.ts'
export { type ColumnLayout, type Layout, layoutOf } from './batch/layout.ts'
export { type PackedBatch, packBatch, unpackBatch } from './batch/packed.ts'
export { type Block, type BlockReader, type KeyedBlock, type KeyedBlockReader, type RefusedRecord, UnusableSource } from './batch/source.ts'
export { Texts } from './batch/texts.ts'
export { recordAt } from './batch/toRecord.ts'
export { agrees, type CaseOutcome, type CaseReport, caseRecord, runCases } from './cases.ts'
export { compare } from './comparison/compare.ts'
export type * as comparison from './comparison/comparison.ts'
export type { Comparison } from './comparison/comparison.ts'
export { type ReportLine, type ReportStep, type Section, sectionsOf as comparisonSections } from './comparison/sections.ts'
export type { Comparable } from './comparison/side.ts'
export { type Counts, countsOf as comparisonCounts, summaryOf as comparisonSummary } from './comparison/summary.ts'
export { comparisonTexts } from './comparison/texts.ts'
export { type Compiled, compile } from './compile.ts'
export type { ValueChange } from './drafting/changeValues.ts'
export {
  confirm,
  type Decisions,
  decisionsFile,
  newDecisions,
  readDecisions,
  withdraw,
  writeDecisions,
} from './drafting/decisions.ts'
export type { Drafted, DraftOptions, DraftProblem } from './drafting/draft.ts'
export type { DraftStatus, DraftValue } from './drafting/draftValues.ts'
export type { ValueKind } from './drafting/found.ts'
export { type ScenarioBase, type ScenarioValue, scenarioTemplate, scenarioText } from './drafting/scenario.ts'
export { noticeTemplate } from './drafting/template.ts'
export { format } from './format.ts'
export type { EvaluatorOptions } from './interpret/evaluate.ts'
export { type Evaluator, evaluator } from './interpret/evaluator.ts'
export { type Explained, type Explainer, explainer } from './interpret/explain/explain.ts'
export type { Explanation, Step } from './interpret/explain/explanation.ts'
export { type Paragraph, sentencesOf } from './interpret/explain/sentences.ts'
export { type ParameterOverride, readAmount, readOverrides } from './interpret/overrides.ts'
export type { Trace } from './interpret/trace.ts'
export type { Loader } from './load.ts'
export { type Accounted, type Coverage, coverageOf, type SentenceCoverage } from './notice/coverage.ts'
export { formatDate, parseDate } from './number/date.ts'
export { coefficientAt, type Decimal, formatDecimal, normalize } from './number/decimal.ts'
export type { Value } from './program/apply.ts'
export { programFromJson, programToJson } from './program/json.ts'
export { mapExpr, mapProgram, type Rewrite } from './program/map.ts'
export type { RecordOutcome, Refusal, Result } from './program/outcome.ts'
export { printExpr, printProgram } from './program/print.ts'
export { type Case, type Expr, type Field, type Program, programVersion, type Rule } from './program/program.ts'
export type { InputRecord } from './program/record.ts'
export { resultRules } from './program/results.ts'
export { type JsonSchema, programSchema } from './program/schema/index.ts'
export { showLiteral, showValue } from './program/show.ts'
export { type Problem, type ProblemCode, problemText, validateProgram } from './program/validate/index.ts'
export { type BlockOptions, type CsvOptions, csvBlocks, type KeyChoice, keyedCsvBlocks } from './records/columns/csvBlocks.ts'
export { type Joined, joinChildren } from './records/columns/join.ts'
export { type JoinedRelations, joinRelations } from './records/columns/joinRelations.ts'
export { jsonBlocks } from './records/columns/jsonBlocks.ts'
export type { ColumnNames } from './records/header.ts'
export type { Item, Reading, RecordReader } from './records/items.ts'
export { type BindingOptions, bindColumns } from './records/parquet/binding.ts'
export { blockOf } from './records/parquet/blocks.ts'
export { blocksOf, type ColumnFile, type RecordsOf } from './records/parquet/file.ts'
export type { Chunk, FileColumn, FileType, Lists, Scalar, Scalars } from './records/parquet/fileColumn.ts'
export { openParquetBytes } from './records/parquet/hyparquet.ts'
export { type Format, recordReader } from './records/reader.ts'
export { readJsonRecord, readRecord } from './records/readRecord.ts'
export { reasonOf } from './records/reason.ts'
export { refuse } from './records/refusal.ts'
export { type RefusalGroup, RefusalTally } from './records/refusalTally.ts'
export { type RefusedWriter, refusedWriter } from './records/refusedFile.ts'
export { type Schema, schemaOf } from './records/schema.ts'
export { type SheetReader, sheetReader } from './records/sheetReader.ts'
export { SheetNumber, type SheetTable, type SheetValue, sheetTable } from './records/sheetTable.ts'
export { outspokenSheet } from './records/sheetXml.ts'
export {
  csvWriter,
  ndjsonWriter,
  type ResultWriter,
  reasonsText,
  refusalMessage,
  refusalsText,
  refusedKey,
  resultNames,
  unknownKey,
  valueJson,
  valueText,
} from './records/writeResults.ts'
export type { Cliff, Cliffs, FlagStep, Near, Reach, Sample } from './simulation/analyses/cliff.ts'
export { type CliffOptions, cliffProblems, cliffs } from './simulation/analyses/cliffs.ts'
export type { AnalysisControl, AnalysisProgress } from './simulation/analyses/control.ts'
export { explainStep, type Step as CliffStep } from './simulation/analyses/explainStep.ts'
export { askedGroup } from './simulation/analyses/groupNamed.ts'
export type { AnalysisProblem } from './simulation/analyses/problem.ts'
export { seek, seekProblems } from './simulation/analyses/seek.ts'
export type { Bound, SeekRequest } from './simulation/analyses/seekPlan.ts'
export type { Moved, PayerRange, QuestionMoves, ReadingMoves, Sensitivity, StillQuestion } from './simulation/analyses/sensed.ts'
export { sensitivity } from './simulation/analyses/sensitivity.ts'
export type { Crossing, SeekTrial, Sought } from './simulation/analyses/sought.ts'
export { cliffSentences, cliffTables, searchedSentences } from './simulation/analyses/texts/cliffs.ts'
export { neverFound, seekSentences, seekTables } from './simulation/analyses/texts/seek.ts'
export {
  readingSentences,
  sensitivitySentences,
  sensitivityTables,
  shortSensitivity,
  stillSentences,
} from './simulation/analyses/texts/sensitivity.ts'
export { type AnalysisWords, analysisWords } from './simulation/analyses/texts/words.ts'
export {
  type Bundle,
  type BundledChildren,
  type BundledFile,
  type BundlePeople,
  type BundleRequest,
  bundleFile,
  type Mapping,
} from './simulation/bundle/bundle.ts'
export { dataProblems, engineProblems } from './simulation/bundle/check.ts'
export { differencesOf } from './simulation/bundle/differences.ts'
export { type BundleProblem, bundleProblem, bundleProblemText, isFault } from './simulation/bundle/problem.ts'
export { type ReadBundle, readBundle } from './simulation/bundle/read.ts'
export { type BundleFileText, type BundleParts, bundleFiles } from './simulation/bundle/write.ts'
export { checkConfig } from './simulation/checkConfig.ts'
export { Collapse } from './simulation/collapse/collapse.ts'
export { type GatherRequest, gather } from './simulation/collapse/gather.ts'
export type { DimensionConfig, Payer, PersonConfig, SimulationConfig } from './simulation/config.ts'
export type { ConfigProblem, ConfigProblemCode } from './simulation/configProblem.ts'
export { defaultConfig } from './simulation/defaultConfig.ts'
export { type Evaluators, fixedEvaluators, interpretingEvaluators, usualEvaluators } from './simulation/evaluators.ts'
export { type BothExplained, type ExplainRequest, explainBoth } from './simulation/explainBoth.ts'
export type { PeopleFacts } from './simulation/fold/finish.ts'
export { type FoldOptions, type RefusedPerson, SummaryFold } from './simulation/fold/fold.ts'
export type { Tally } from './simulation/fold/tally.ts'
export { type PartOptions, type PartResult, SimulationPart, summaryOfParts } from './simulation/part.ts'
export type { People as PeopleInMemory } from './simulation/people.ts'
export { type Plan, type Planned, planOf } from './simulation/plan.ts'
export { type AboutParts, aboutFileOf, aboutPopulation, type PopulationAbout, saysSynthetic } from './simulation/population/about.ts'
export { type Assumption, assumptionsOf } from './simulation/population/assumptions.ts'
export { syntheticLabel } from './simulation/population/assumptionTexts.ts'
export { type GeneratorOptions, generator, mostPeople, type PopulationGenerator } from './simulation/population/generator.ts'
export type { PopulationModel } from './simulation/population/model.ts'
export { type PopulationProblem, populationProblemText } from './simulation/population/problem.ts'
export { largestSeed } from './simulation/population/random.ts'
export { readPopulationModel } from './simulation/population/readModel.ts'
export { modelledFields, type RecordWriter, recordCsv, recordNdjson, relationOf } from './simulation/population/writeRecords.ts'
export { problemMessage, SimulationError, type SimulationProblem } from './simulation/problem.ts'
export type { CancelSignal, SimulationProgress } from './simulation/progress.ts'
export { configFile, type ReadConfig, readConfig } from './simulation/readConfig.ts'
export { type FieldUse, fieldsRead } from './simulation/reads.ts'
export { runOver } from './simulation/runOver.ts'
export {
  columnsOf,
  type ResultTable,
  type SheetCell,
  type SheetColumn,
  type SheetDescription,
  type SheetKind,
  tableTexts,
  type Workbook,
  type WrittenSheet,
  workbookCells,
} from './simulation/sheets.ts'
export { type SimulationRequest, simulate } from './simulation/simulate.ts'
export type * as summary from './simulation/summary.ts'
export type { Summary } from './simulation/summary.ts'
export { amountRead, grouped, peopleRead, signOf, sizeOf } from './simulation/texts/amounts.ts'
export { type RecordShape, recordWords } from './simulation/texts/recordWords.ts'
export { changesNothing, groupText, type SummarySentences, sentencesOfSummary } from './simulation/texts/sentences.ts'
export { type SummaryTable, shortBreakdown, type TellRecord, tablesOfSummary } from './simulation/texts/tables.ts'
export type { Pair, Side, Variant } from './simulation/variant.ts'
export { wantedColumns } from './simulation/wanted.ts'
export type { Weighted } from './simulation/weighted.ts'
