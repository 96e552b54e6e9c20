import { describe, expect, it } from 'vitest'
import { requoted } from '../../engine/notice/requote.ts'

const prose =
  '一、标准。各县（市、区）财政局须按要求足额安排补助资金。具体的补助标准为：（省属大学生221元），市属大学生110元）。未尽事宜另行通知。'
const now = (...pieces: string[]) => requoted(prose, pieces, { from: 0, to: prose.length })

describe('a quotation that is no longer found', () => {
  it('is what the prose says now, where a word or a number in it was changed', () => {
    expect(now('具体补助标准为：')).toEqual(['具体的补助标准为：'])
    expect(now('（省属大学生220元）')).toEqual(['（省属大学生221元）'])
    expect(now('各县（市、区）财政部门要按本通知要求足额安排财政补助资金。')).toEqual(['各县（市、区）财政局须按要求足额安排补助资金。'])
  })

  it('reaches from sentence to sentence where its beginning or its end was changed', () => {
    expect(now('凡未尽事宜另行通知。')).toEqual(['未尽事宜另行通知。'])
    expect(now('未尽事宜由县里决定')).toEqual(['未尽事宜另行通知。'])
  })

  it('keeps the pieces that are found, in their order', () => {
    expect(now('具体补助标准为：', '市属大学生110元）')).toEqual(['具体的补助标准为：', '市属大学生110元）'])
    expect(now('市属大学生110元）', '具体补助标准为：')).toBeNull()
  })

  it('is not made up of something else', () => {
    expect(now('参保人员应当在年底前一次缴清全部费用。')).toBeNull()
    expect(requoted(prose, ['具体补助标准为：'], { from: 0, to: 20 })).toBeNull()
  })

  it('is left alone where the words could not stand between quotation marks', () => {
    expect(requoted('统称“居民医保”）人均补助标准为：', ['医保）人均补助的标准为：'], { from: 0, to: 20 })).toBeNull()
  })
})
