import { describe, expect, it } from 'vitest'
import { editedFiles, usualBase } from '../../../editor/session/comparing.ts'

describe('what is compared with', () => {
  const now = (texts: Record<string, string>) => (path: string) => texts[path] ?? null

  it('are the files of the notice that are not as they were, not those of others', () => {
    const opening = { 'a.md': '1', 'b.tiaoli': '1', 'gone.tiaoli': '1', 'other.md': '1' }
    const texts = { 'a.md': '1', 'b.tiaoli': '2', 'new.tiaoli': '1', 'other.md': '2' }
    expect(editedFiles(opening, now(texts), ['new.tiaoli', 'gone.tiaoli', 'b.tiaoli', 'a.md', 'never.md'])).toEqual([
      'b.tiaoli',
      'gone.tiaoli',
      'new.tiaoli',
    ])
  })

  it('is the text before the edits, else what the notice was made from, else nothing', () => {
    expect(usualBase(true, 'last/notice.md')).toEqual({ kind: 'opening' })
    expect(usualBase(false, 'last/notice.md')).toEqual({ kind: 'notice', entry: 'last/notice.md' })
    expect(usualBase(false, null)).toBeNull()
  })
})
