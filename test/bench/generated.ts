/** A notice of `count` rules, a quarter each: arithmetic, cases, a three-row table, a condition over another result. */
export function generatedNotice(count: number): string {
  const head = [
    '# 生成的通知',
    '',
    '```tiaoli',
    '通知 生成',
    '  基准日：2021年1月1日',
    '  舍入：四舍五入到分',
    '',
    '枚举 县区：甲县、乙县、丙县',
    '对象 参保人',
    '  参保地：县区',
    '  年收入：金额 0元至100万元',
    '  年龄：整数 0至150',
    '  低保：是否 默认 否',
    '参数 标准：金额',
    '  2020年起：280元',
    '对于 参保人',
  ]
  const rules = Array.from({ length: count }, (_, index) => ruleText(index))
  return [...head, ...rules.flat(), '```', ''].join('\n')
}

function ruleText(index: number): string[] {
  switch (index % 4) {
    case 0:
      return [`计算 结果${index}：金额 ＝ 年收入 × ${(index % 97) + 1}% ＋ 标准`]
    case 1:
      return [`计算 结果${index}：金额`, `  当 年龄 60岁以上 且 低保 则 ${index}元`, `  当 年龄 不满18岁 则 结果${index - 1}`, '  其它 0元']
    case 2:
      return [
        `表 分担${index}`,
        `  | 参保地 | 年龄 || 结果${index}：金额 |`,
        `  | 甲县、乙县 | 60岁以上 || ${index}元 |`,
        '  | 其它 | 60岁以上 || 5元 |',
        '  | 任意 | 不满60岁 || 7.5元 |',
      ]
    default:
      return [`计算 结果${index}：是否 ＝ 结果${index - 1} 超过 100元 且 （低保 或 年龄 在 10 至 20）`]
  }
}

/** A table of `rows` rows over four columns that cover every record once. */
export function generatedTable(rows: number): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const [county, student] = [['甲县', '乙县', '丙县'][index % 3], Math.floor(index / 3) % 2 === 0 ? '是' : '否']
    const band = Math.floor(index / 6)
    const last = index + 6 >= rows
    const age = last ? `${band * 6}岁以上` : `${band * 6}岁以上、不满${band * 6 + 6}岁`
    return `  | ${county} | ${student} | ${age} | 任意 || ${index}元 |`
  })
  return [
    '通知 大表测速',
    '  基准日：2021年1月1日',
    '枚举 县区：甲县、乙县、丙县',
    '对象 人',
    '  县：县区',
    '  学生：是否',
    '  年龄：整数 0至200',
    '  缴费日期：日期',
    '对于 人',
    '表 大表',
    '  | 县 | 学生 | 年龄 | 缴费日期 || 额：金额 |',
    ...lines,
    '',
  ].join('\n')
}
