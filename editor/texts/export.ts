/** Texts of the export screen. */
export const exportTexts = {
  title: { zh: '导出', en: 'Export' },
  engine: { zh: (version: string) => `条理引擎 ${version}`, en: (version: string) => `Tiaoli engine ${version}` },
  write: { zh: '生成', en: 'Write' },
  writeTarget: { zh: (name: string) => `生成 ${name}`, en: (name: string) => `Write ${name}` },
  writeAgain: { zh: '重新生成', en: 'Write again' },
  writeTargetAgain: { zh: (name: string) => `重新生成 ${name}`, en: (name: string) => `Write again ${name}` },
  working: { zh: '正在生成……', en: 'Writing…' },
  outdated: {
    zh: '生成以后通知又改过，下面是改之前的。',
    en: 'The notice was changed since: what stands below is of the text before.',
  },
  failed: { zh: '没有写成，请再试一次。', en: 'Nothing was written; please try again.' },
  kit: {
    zh: (cases: number, refusals: number, exercised: number, exercisable: number) =>
      `附核对材料：${cases} 条记录和解释器的准确结果、${refusals} 条应拒绝的记录，用到 ${exercisable} 个表行和情形中的 ${exercised} 个。装到目标系统以后按 README.md 运行，逐条一致才算装好。`,
    en: (cases: number, refusals: number, exercised: number, exercisable: number) =>
      `With a conformance kit: ${cases} records and the interpreter’s exact results, ${refusals} records that must be refused, exercising ${exercised} of ${exercisable} rows and branches. Run it on the target system as README.md says: it is installed rightly when every record agrees.`,
  },
  dataFiles: {
    zh: (count: number) => `核对数据和数据字典 ${count} 个文件`,
    en: (count: number) => `${count} files of kit data and data dictionary`,
  },
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
