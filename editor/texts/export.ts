/** Texts of the export screen. */
export const exportTexts = {
  title: { zh: '导出', en: 'Export' },
  engine: { zh: (version: string) => `条理引擎 ${version}`, en: (version: string) => `Tiaoli engine ${version}` },
  working: { zh: '正在生成……', en: 'Writing…' },
  refused: { zh: '不能导出：通知还有错误。改好以下几处就能导出。', en: 'Can’t be exported: the notice has errors. Correct these first.' },
  cannot: { zh: '不能原样导出：以下内容这种格式写不出来。', en: 'Can’t be exported exactly: this format can’t express the following.' },
  files: { zh: (count: number) => `${count} 个文件`, en: (count: number) => `${count} files` },
  file: { zh: '文件', en: 'File' },
  size: { zh: '大小', en: 'Size' },
  hash: { zh: 'SHA-256', en: 'SHA-256' },
  list: { zh: '文件清单', en: 'the list of files' },
  download: { zh: '下载', en: 'Download' },
  downloadFile: { zh: (path: string) => `下载 ${path}`, en: (path: string) => `Download ${path}` },
  downloadAll: { zh: '全部下载（zip）', en: 'Download all (zip)' },
  previewOf: { zh: (path: string) => `预览 ${path}`, en: (path: string) => `Preview of ${path}` },
  preview: { zh: '预览', en: 'Preview' },
  noPreview: { zh: '这种文件不能在这里预览，请下载后打开。', en: 'This file has no preview here: download it and open it.' },
  shortened: {
    zh: (shown: number, all: number) => `只显示前 ${shown} 行，共 ${all} 行；下载后看全部。`,
    en: (shown: number, all: number) => `The first ${shown} of ${all} lines; download the file to see all.`,
  },
  bytes: {
    zh: (count: number) => (count < 1024 ? `${count} B` : `${(count / 1024).toFixed(1)} KB`),
    en: (count: number) => (count < 1024 ? `${count} B` : `${(count / 1024).toFixed(1)} KB`),
  },
} as const
