import { expect, it } from 'vitest'
import { headerOf } from '../../../editor/worker/simulation/header.ts'

it.each([
  ['参保地,出生日期\n阳曲县,1980-01-01\n', ['参保地', '出生日期']],
  ['\uFEFF参保地, 生日 \r\n', ['参保地', '生日']],
  ['"姓名,曾用名","说""明"\n', ['姓名,曾用名', '说"明']],
  ['', []],
])('the columns of %j are %j', async (text, names) => {
  expect(await headerOf(new File([text], 'people.csv'))).toEqual(names)
})
