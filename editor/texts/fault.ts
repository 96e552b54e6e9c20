/** Texts of the page that stands in the place of one that failed. */
export const faultTexts = {
  title: { zh: '这里出了错', en: 'Something failed here' },
  text: {
    zh: '这是编辑器的错，不是文字的错。通知的文字都在，已自动保存在浏览器里。可以再试一次、重新打开页面，或先把全部文字导出成文件。',
    en: 'The fault is the editor’s, not that of the texts. They are all there and kept in the browser. Try again, reload the page, or export all texts as a file first.',
  },
  again: { zh: '再试一次', en: 'Try again' },
  reload: { zh: '重新打开页面', en: 'Reload the page' },
  export: { zh: '导出全部文字', en: 'Export all texts' },
  details: { zh: '给维护人员看的说明', en: 'For those who look after the editor' },
  noStart: { zh: '编辑器打不开', en: 'The editor could not be opened' },
} as const
