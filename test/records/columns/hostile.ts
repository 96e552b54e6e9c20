import fc from 'fast-check'
import { oddMembers } from './oddFixture.ts'

/** Cells as they usually are, by field of both fixtures. */
export const usual: Readonly<Record<string, readonly string[]>> = {
  姓名: ['甲', '欧阳乙', 'Ann', '', 'Ärzte', '😀', '\u{20BB7}野家', '퟿', '\u0000'],
  身份证号码: ['11010519491231002X', '11010519491231002x', '440524188001010014', ''],
  参保地: ['小店区', '阳曲县', '娄烦县'],
  出生日期: ['1961-02-28', '2020-02-29', '1900-01-01', '2021-01-01', '', '1999-12-31'],
  低保对象: ['是', '否', 'true', 'FALSE', 'True', '1', '0', ''],
  定额: ['0', '280', '27.5', '27.50', '100.00', '', '007', '-0', '280.000'],
  人数: ['1', '999999999999999', '9007199254740991', '9007199254740992', '90071992547409930', ''],
  比例: ['0.75', '-12', '1', '0.000001', '-0.5', ''],
  备案时刻: ['2020-10-01T09:00', ''],
  等待期: ['P3M', 'P1Y', ''],
  项: oddMembers,
  名: ['名', '', 'x y'],
  量: ['1', '0.5', '0', '3.0000000000000000000000001', '0.0000000000000000000000000005'],
  额: ['0', '-0.01', '-0', '0.01', '9007199254740993.5', '90071992547409.91', '90071992547409.92', '9007199254740993.51'],
  多: ['', '5', '9007199254740993', '-9007199254740991', '-9007199254740992'],
  几: ['', '7', '-7'],
  日: ['2019-02-29', '2020-02-30', '2099-12-31', '2100-01-01', '1899-12-31', '0001-01-01', '9999-12-31', '1900-02-29', '2000-02-29'],
}

/** Cells that hide something; U+E0XX stands for the byte XX. */
export const hostile: readonly string[] = [
  ...[
    '1e3',
    '-0',
    '007',
    '1.50',
    '1_000',
    '１２',
    '+5',
    '.5',
    '5.',
    '1,000',
    '0x10',
    '281',
    '-1',
    '0.001',
    '27.555',
    '1'.repeat(20),
    '9'.repeat(401),
  ],
  ...[
    '2021-02-29',
    '2019-02-29',
    '2020-04-31',
    '2020-13-01',
    '2020-00-10',
    '2020-01-00',
    '1899-12-31',
    '2021-01-02',
    '2021/1/1',
    '0000-01-01',
    '20-1-1',
  ],
  ...[
    '=1+1',
    '+x',
    '-x',
    '@x',
    "'=1",
    "''=1",
    "'x",
    '\t1',
    '\t',
    ' 1',
    '1 ',
    ' 是',
    '是 ',
    '　否',
    '\uFEFF是',
    '是否',
    'tru',
    'truee',
    'ＴＲＵＥ',
    'TRUe',
  ],
  ...[
    '小店',
    '小店区 ',
    '"小店区"',
    '小店区\r',
    '阳曲县\u00A0',
    '甲"乙',
    '""',
    '"',
    '"""',
    '"甲,乙"',
    '"甲""乙"',
    '"甲\n乙"',
    '"甲\r\n乙"',
    '"甲"乙',
  ],
  ...[
    '\r',
    '\r\r',
    ' ',
    '  ',
    '\u0000',
    '\u2028',
    '甲\u000B',
    '"=1"',
    '" 1 "',
    '"是"',
    '"27.5"',
    '"2020-02-29"',
    'P1D',
    '110105194912310021',
    '-',
    '--1',
    '-.',
  ],
  ...[
    '\uE0FF',
    '甲\uE0ED\uE0A0\uE080',
    '\uE0E0\uE080\uE080',
    '\uE0C0\uE0AF',
    '\uE0E6\uE098',
    '\uE0F4\uE090\uE080\uE080',
    '\uE0D1\uE0F4',
    '\uE080',
    '\uE0E6\uE098,',
  ],
]

/** UTF-8, but for the bytes that are written as U+E0XX. */
export function bytesOf(text: string): Uint8Array {
  const encoder = new TextEncoder()
  return Uint8Array.from(
    [...text].flatMap((character) =>
      /[\uE000-\uE0FF]/.test(character) ? [character.charCodeAt(0) - 0xe000] : [...encoder.encode(character)],
    ),
  )
}

const cellOf = (field: string) => {
  const cells = usual[field] as readonly string[]
  return fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...cells) },
    { weight: 4, arbitrary: fc.constantFrom(...cells).map((cell) => `"${cell}"`) },
    { weight: 1, arbitrary: fc.constantFrom(...hostile) },
  )
}

const end = fc.oneof(
  { weight: 9, arbitrary: fc.constant('\n') },
  { weight: 3, arbitrary: fc.constantFrom('\r\n', '\n\n', '\r\n \r\n', '\r\r\n', '\n,\n') },
)

const line = (header: readonly string[]) =>
  fc.oneof(
    { weight: 12, arbitrary: fc.tuple(...header.map(cellOf)).map((cells) => cells.join(',')) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...hostile), { maxLength: 4 }).map((cells) => cells.join(',')) },
  )

/** Files whose header names some of the fields, and `always` where it is one of them. */
const texts = (fields: readonly string[], always: string | null) =>
  fc.shuffledSubarray([...fields], { minLength: 1 }).chain((some) => {
    const header = always === null || some.includes(always) ? some : [...some, always]
    const start = fc.constantFrom('', '', '\uFEFF', '\n', ' \n')
    return fc
      .tuple(start, fc.array(fc.tuple(line(header), end), { maxLength: 12 }), end, fc.boolean())
      .map(([before, lines, after, ended]) => {
        const text = `${before}${header.join(',')}${after}${lines.map(([cells, behind]) => cells + behind).join('')}`
        return ended ? text : text.replace(/[\r\n]+$/, '')
      })
  })

/** The bytes of such a file, now and then one of them another, and places where it is cut. */
export const files = (fields: readonly string[], always: string | null) =>
  fc
    .tuple(
      texts(fields, always),
      fc.array(fc.tuple(fc.nat(), fc.nat(6), fc.integer({ min: 0, max: 255 })), { maxLength: 2 }),
      fc.array(fc.nat(), { maxLength: 4 }),
    )
    .map(([text, changes, cuts]) => {
      const bytes = changes.reduce(damaged, bytesOf(text))
      return { bytes, cuts: cuts.map((cut) => cut % (bytes.length + 1)) }
    })

/** A byte behind the header taken out, changed or put in; more often nothing. */
function damaged(bytes: Uint8Array, [place, kind, byte]: readonly [number, number, number]): Uint8Array {
  const start = bytes.indexOf(0x0a, 5) + 1
  if (kind < 4 || start === 0 || start === bytes.length) return bytes
  const at = start + (place % (bytes.length - start))
  const tail = bytes.subarray(kind === 6 ? at : at + 1)
  return Uint8Array.from([...bytes.subarray(0, at), ...(kind === 4 ? [] : [byte]), ...tail])
}
