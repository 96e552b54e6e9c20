import { withThousands } from '../number/thousands.ts'
import type { DatedValue, Program } from '../program/program.ts'
import { resultRules } from '../program/results.ts'
import { showLiteral } from '../program/show.ts'
import type { Limits } from '../steps/cells.ts'
import { resultScale, typeWords } from './dictionary/fieldSchema.ts'
import { dictionaryEntries } from './dictionary.ts'
import { entitiesOf } from './entities.ts'
import { headerOf } from './header.ts'
import type { Kit } from './kit/kit.ts'
import { paragraph, plainText, section, table } from './markdown.ts'
import { sharedOff } from './paths.ts'
import { provenanceWords } from './provenance.ts'
import { sha256 } from './sha256.ts'
import type { Exported } from './target.ts'

// What the READMEs of all targets have in common, each part a piece of Markdown in both languages. Texts of the notice are
// plain text in it, whatever they hold.

/** The beginning: which notice, made from which texts, by which version. `about` says what the folder is, in Markdown. */
export function readmeHead(from: Exported, about: string): string {
  const { name, number, issuers, baseDate, version, hash } = headerOf(from)
  const names = sharedOff(from.sources.keys())
  const hashes = [...from.sources].map(([path, text]) => [plainText(names.get(path) ?? path), `\`${sha256(text)}\``])
  const issued = [number ?? '', issuers.join('、')].map(plainText).filter((text) => text !== '')
  return paragraph(
    `# ${plainText(name)}`,
    issued.join(' · '),
    about,
    `基准日 / base date: ${baseDate} · 条理 / Tiaoli: ${plainText(version) || '—'} · SHA-256: \`${hash}\``,
    `由下列文件生成（SHA-256，UTF-8 文本，不含字节序标记）。文件一改，散列就不同，须重新导出。

> Made from these files (SHA-256 of the UTF-8 text without a byte order mark). Where a file has changed, its hash has, and the export must be made anew.`,
    table(['文件 file', 'SHA-256'], hashes),
  )
}

/** What each file of the folder is: path and words, in Markdown. */
export function readmeFiles(files: readonly (readonly [path: string, about: string])[]): string {
  return section('文件 Files', files.map(([path, about]) => `- \`${path}\`：${about}`).join('\n'))
}

/** What the files of the dictionary are, in one line: an entity each would hide all other files. */
export function dictionaryLines(program: Program): (readonly [string, string])[] {
  const entries = dictionaryEntries(program).map(({ entity, results }) => {
    const number = /\d+/.exec(results)?.[0] ?? ''
    return `${number} ${entity === null ? '通知本身 the notice itself' : plainText(entity)}`
  })
  const about = '数据字典：每个对象的记录和结果各一份 JSON Schema（2020-12），按序号。The data dictionary, by number: '
  return entries.length === 0 ? [] : [['schema/N-records.schema.json, schema/N-results.schema.json', `${about}${entries.join('、')}`]]
}

/** What is answered where there is no result: unknown, 未规定, refused. */
export function readmeAnswers(limits: Limits): string {
  return section(
    '没有结果时 Where there is no result',
    `- **未知** unknown：缺的东西可能影响结果，就不猜。原因是字段名，或 参数（2021年）（那一年没有值）。What is missing could change the result: the reasons are names of fields, or a parameter with the year for which it has no value.
- **未规定** not stated：通知没有写，也是一种未知。The notice is silent: unknown for that reason.
- **拒绝** refused：记录有错，或规则在这条记录上矛盾。每个原因有代码（record.… 是记录的错，evaluate.… 是计算中的）和字段。The record is wrong, or the rules conflict on it: each reason has a code (record.… for the record, evaluate.… for the computation) and a field.`,
    `拒绝的记录没有任何结果；不能当作零。A refused record has no results at all; never take it for zero.`,
    `通知没有写明范围的数，绝对值最大 ${withThousands(String(limits.magnitude))}（元、个、时长的单位），一组明细最多 ${withThousands(String(limits.elements))} 条；超出的拒绝，代码 record.beyondExport，用 tiaoli run 计算。

> Numbers that the notice does not bound may be up to ${withThousands(String(limits.magnitude))} in magnitude (yuan, ones, units of a duration), a list up to ${withThousands(String(limits.elements))} elements; what is beyond is refused as record.beyondExport: compute it with tiaoli run.`,
  )
}

/** Every result of every entity, with the clause that it rests on. */
export function readmeResults(program: Program): string {
  const parts = entitiesOf(program).map((entity) => {
    const own = resultRules(program, entity).filter((rule) => rule.entity === entity || entity === program.mainEntity)
    const rows = own.map(({ name, type, numeric, clause, provenance }) => [
      plainText(name),
      plainText(typeWords(type, resultScale(type, numeric))),
      plainText(clause ?? ''),
      provenanceWords(provenance).map(plainText).join(' '),
    ])
    return paragraph(
      entity === null ? '' : `### ${plainText(entity)}`,
      table(['结果 result', '类型 type', '依据 clause', '推算、假定 derived, assumed'], rows),
    )
  })
  return section('结果 Results', ...parts)
}

/** Values of parameters by date, as the notice has them. */
export function readmeParameters({ program, sources }: Exported): string {
  const rows = program.parameters.flatMap(({ name, values, clause }) =>
    values.map((dated) => [
      plainText(name),
      dated.from ?? '—',
      dated.to ?? '—',
      plainText(valueText(dated, sources)),
      plainText(dated.provenance.clause ?? clause ?? ''),
      provenanceWords(dated.provenance).map(plainText).join(' '),
    ]),
  )
  return section(
    '参数 Parameters',
    table(['参数 parameter', '自 from', '至 to', '值 value', '依据 clause', '推算、假定 derived, assumed'], rows),
  )
}

/** A literal in the notice's notation; what is computed as it stands in the text, behind the colon. */
function valueText({ value, span }: DatedValue, sources: Exported['sources']): string {
  if (value.kind === 'literal') return showLiteral(value.type, value.value).zh
  const written = sources.get(span.file)?.slice(span.start, value.span.end) ?? ''
  return written.replace(/^[^：:＝=]*[：:＝=]/, '')
}

/** How the kit is run: `command` is what the receiver types in the folder, in lines. */
export function readmeKit({ seed, groups, exercised, exercisable, unexercised }: Kit, command: string, more = ''): string {
  const cases = groups.reduce((count, group) => count + group.cases.length, 0)
  const refusals = groups.reduce((count, group) => count + group.refusals.length, 0)
  const settings = new Set(groups.map((group) => JSON.stringify(group.settings))).size
  return section(
    '核对 Conformance kit',
    `kit/ 里有 ${cases} 条记录（边界、每一行和每一种情形、日期前后、随机，${settings} 组设置）和 ${refusals} 条应拒绝的记录，附解释器给出的准确结果。它们用到了通知里 ${exercisable} 个表行、情形、例外和分段中的 ${exercised} 个（种子 ${seed}）。装好以后运行：

> kit/ has ${cases} records (boundaries, every row and branch, days before and after dates, random ones, under ${settings} choices of settings) and ${refusals} that must be refused, with the interpreter's exact results. They exercise ${exercised} of the notice's ${exercisable} rows, branches, exceptions and bands (seed ${seed}). Once installed, run:`,
    `\`\`\`sh\n${command}\n\`\`\``,
    '全部一致时，最后一行是 `N passed, 0 failed`，退出码 0；有一条不一致，退出码不是 0。\n\n> Where all agree, the last line is `N passed, 0 failed` and the exit code 0; one difference makes it non-zero.',
    more,
    unexercised.length === 0 ? '' : `没有记录用到的 · not exercised by any record：${unexercised.map(plainText).join('；')}`,
  )
}
