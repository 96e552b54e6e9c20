import { describe, expect, it } from 'vitest'
import { hasErrors } from '../../../engine/index.ts'
import { createWorkspace, type Document, references, rename, renameTarget } from '../../../engine/service/index.ts'
import { namesOf } from '../../../engine/service/names/names.ts'
import { policy, policyFiles } from '../documents.ts'
import { at, base, edited, marked } from './cursor.ts'

/** Renames what stands at the cursor; the text that comes of it, or why it can't be. */
function renamed(place: string, name: string): string {
  const { document, file, offset, text } = at(base.replace(place.replace('¦', ''), place))
  const made = rename(document, file, offset, name, 'zh')
  return made.kind === 'refused' ? made.reason : edited(text, made.edits)
}

/** The lines of the base that a renaming changes. */
function changed(place: string, name: string): string[] {
  const before = base.split('\n')
  const after = renamed(place, name)
  return after.includes('\n') ? after.split('\n').filter((line, index) => line !== before[index]) : [after]
}

describe('a new name', () => {
  it.each([
    ['参¦保地：县区', '户籍地', ['  户籍地：县区', '  | 户籍地 | 疑义 A04 || 中央补助：金额 | 分类：类别 |', '  户籍地：阳曲县']],
    ['参数 缴费¦标准', '标准', ['参数 标准：金额', '计算 应缴：金额 ＝ 标准（2021年）']],
    [
      '小店区、阳¦曲县',
      '阳曲',
      ['枚举 县区：小店区、阳曲、娄烦县', '  | 阳曲 | 任意     || 440元          | 甲类       |', '  参保地：阳曲'],
    ],
    ['人群：类¦别', '群', ['枚举 群：甲类、乙类', '  人群：群 默认 甲类', '  | 参保地 | 疑义 A04 || 中央补助：金额 | 分类：群 |']],
    ['按隶¦属   || 220元', '按学校', ['  读法 按学校', '  | 其它   | 按学校   || 220元          | 乙类       |']],
    ['疑义 A¦04 ||', 'A05', ['疑义 A05：按哪一行', '  | 参保地 | 疑义 A05 || 中央补助：金额 | 分类：类别 |']],
    ['对于 应¦缴：', '该缴', ['计算 该缴：金额 ＝ 缴费标准（2021年）', '例外 特困 对于 该缴：', '  期望 该缴：280元']],
    ['算例 阳曲¦县的', '甲、乙', ['算例 甲、乙']],
    [
      '参保¦地：县区',
      '户籍 地',
      ['  「户籍 地」：县区', '  | 「户籍 地」 | 疑义 A04 || 中央补助：金额 | 分类：类别 |', '  「户籍 地」：阳曲县'],
    ],
    ['参保¦地：县区', '当', ['  「当」：县区', '  | 「当」 | 疑义 A04 || 中央补助：金额 | 分类：类别 |', '  「当」：阳曲县']],
  ])('%s → %s', (place, name, lines) => {
    expect(changed(place, name)).toEqual(lines)
  })

  it.each([
    ['参保¦地：县区', '', '名称不能为空'],
    ['参保¦地：县区', '甲\n乙', '“甲\n乙”不能作名称：名称里不能有换行、「」和 //'],
    ['参保¦地：县区', '甲「乙', '“甲「乙”不能作名称：名称里不能有换行、「」和 //'],
    ['参保¦地：县区', '出生日期', '已经有叫“出生日期”的名称'],
    ['参保¦地：县区', '应缴', '已经有叫“应缴”的名称'],
    ['参保¦地：县区', '缴费标准', '已经有叫“缴费标准”的名称'],
    ['参数 缴费¦标准', '定额', '已经有叫“定额”的名称'],
    ['参数 缴费¦标准', '参保人', '已经有叫“参保人”的名称'],
    ['参数 缴费¦标准', '周岁', '“周岁”是语言自己的词，不能作名称'],
    ['计算 应¦缴', '小店区', '已经有叫“小店区”的名称'],
    ['枚举 县¦区', '金额', '“金额”是语言自己的词，不能作名称'],
    ['枚举 县¦区', '类别', '已经有叫“类别”的名称'],
    ['小店区、阳¦曲县', '小店区', '已经有叫“小店区”的名称'],
    ['2021年1月¦1日', '甲', '这里没有可以改名的名称'],
    ['按哪¦一行', '甲', '这里没有可以改名的名称'],
  ])('%s → %s is refused', (place, name, reason) => {
    expect(renamed(place, name)).toBe(reason)
  })

  it('may be that of an enumeration for a field, and stays as it is where nothing changes', () => {
    expect(changed('人¦群：类别', '类别')).toContain('  类别：类别 默认 甲类')
    expect(renamed('人¦群：类别', '人群')).toBe(base)
  })
})

describe('in bound numbers', () => {
  const source = (target: string) =>
    `\`\`\`tiaoli\n通知 甲\n  基准日：2021年1月1日\n参数 标¦准：金额 ＝ 1元\n\`\`\`\n\n一、补助 [1 元](${target})。\n`

  it.each([
    ['=标准', '额', '[1 元](=额)'],
    ['=标准', '定 额', '[1 元](<=「定 额」>)'],
    ['<=标准 ＋ 0元>', '定 额', '[1 元](<=「定 额」 ＋ 0元>)'],
  ])('%s → %s', (target, name, expected) => {
    const { document, file, offset, text } = at(source(target))
    const made = rename(document, file, offset, name, 'zh')
    expect(made.kind === 'edits' && edited(text, made.edits)).toContain(expected)
  })
})

describe('across files', () => {
  const shared = marked('枚举 县区：小店¦区、阳曲县\n')
  const using = (name: string) =>
    `通知 ${name}\n  基准日：2021年1月1日\n引用 "../common.tiaoli"\n对象 人\n  地：县区\n对于 人\n计算 住：是否 ＝ 地 为 小店区\n`
  const files: [string, string][] = [
    ['common.tiaoli', shared.text],
    ['a/notice.tiaoli', using('甲')],
    ['b/notice.tiaoli', using('乙')],
    ['c/notice.tiaoli', using('丙').replace('"../common.tiaoli"', '"../other.tiaoli"')],
    ['other.tiaoli', shared.text],
  ]
  const workspace = createWorkspace(files)
  const open = (path: string) => workspace.open(path) as Document
  const others = [open('b/notice.tiaoli'), open('c/notice.tiaoli')]

  it('reaches every notice that shares the declaration, and no other of that name', () => {
    const made = rename(open('a/notice.tiaoli'), 'common.tiaoli', shared.offsets[0] as number, '小店', 'zh', { others })
    const paths = made.kind === 'edits' ? made.edits.map(({ span }) => span.file) : []
    expect(paths.sort()).toEqual(['a/notice.tiaoli', 'b/notice.tiaoli', 'common.tiaoli'])
    const found = references(open('a/notice.tiaoli'), 'common.tiaoli', shared.offsets[0] as number, { others })
    expect(found.map(({ span }) => span.file).sort()).toEqual(['a/notice.tiaoli', 'b/notice.tiaoli'])
  })

  it('is refused where the declaration may not be changed', () => {
    const offset = using('甲').indexOf('小店区')
    const editable = (file: string) => file !== 'common.tiaoli'
    expect(renameTarget(open('a/notice.tiaoli'), 'a/notice.tiaoli', offset, 'zh', { editable })).toEqual({
      kind: 'refused',
      reason: '它在 common.tiaoli 里，那个文件不能在这里改',
    })
  })
})

describe('a scenario', () => {
  it('renames in its notice too, cases of it included', () => {
    const notice = `${base}`
    const scenario = marked('方案 草案 基于 示例 "notice.tiaoli"\n\n参数 缴费¦标准：金额\n  2021年：300元\n')
    const workspace = createWorkspace([
      ['notice.tiaoli', notice],
      ['draft.tiaoli', scenario.text],
    ])
    const document = workspace.open('draft.tiaoli') as Document
    const made = rename(document, 'draft.tiaoli', scenario.offsets[0] as number, '标准', 'zh')
    const places = made.kind === 'edits' ? made.edits : []
    workspace.set(
      'notice.tiaoli',
      edited(
        notice,
        places.filter(({ span }) => span.file === 'notice.tiaoli'),
      ),
    )
    workspace.set(
      'draft.tiaoli',
      edited(
        scenario.text,
        places.filter(({ span }) => span.file === 'draft.tiaoli'),
      ),
    )
    expect(hasErrors(workspace.open('draft.tiaoli')?.compiled.diagnostics ?? [])).toBe(false)
    expect(workspace.text('notice.tiaoli')).toContain('＝ 标准（2021年）')
  })
})

describe('the Taiyuan notice', () => {
  it('means the same after any of its names is changed', () => {
    const document = policy('taiyuan-2020')
    const subjects = [...namesOf(document).of.values()].map((all) => all.find(({ role }) => role === 'declaration'))
    // One name of every kind, and some more: each takes a whole check.
    const kinds = new Map<string, number>()
    for (const declared of subjects) {
      const kind = declared?.subject.kind ?? ''
      const count = (kinds.get(kind) ?? 0) + 1
      kinds.set(kind, count)
      if (!declared || kind === 'clause' || kind === 'notice' || count > 3) continue
      const { file, start } = declared.span
      const made = rename(document, file, start, '新 名', 'zh')
      expect(made.kind, `${kind} ${declared.subject.name}`).toBe('edits')
      const copy = createWorkspace(policyFiles())
      const edits = made.kind === 'edits' ? made.edits : []
      for (const path of new Set(edits.map(({ span }) => span.file)))
        copy.set(
          path,
          edited(
            copy.text(path) ?? '',
            edits.filter(({ span }) => span.file === path),
          ),
        )
      const after = copy.open(document.entry)?.compiled.diagnostics ?? []
      // The notice above goes by its own names, and asks for them.
      const wrong = after.filter(({ code, severity }) => severity === 'error' && !code.startsWith('conform.'))
      expect(wrong, `${kind} ${declared.subject.name}`).toEqual([])
    }
    expect(kinds.size).toBeGreaterThan(12)
  })
})
