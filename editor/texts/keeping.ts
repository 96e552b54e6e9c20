/** Texts on how the notices are kept: the state of saving, and what stands in its way. */
export const keepingTexts = {
  save: { zh: '保存', en: 'Save' },
  saveHint: { zh: '保存（Ctrl+S）', en: 'Save (Ctrl+S)' },
  opening: { zh: '正在打开……', en: 'Opening…' },
  saving: { zh: '正在保存……', en: 'Saving…' },
  untouched: { zh: '没有改动', en: 'No changes' },
  saved: { zh: (time: string) => `已保存 ${time}`, en: (time: string) => `Saved ${time}` },
  written: { zh: (time: string) => `已保存到文件夹 ${time}`, en: (time: string) => `Saved to the folder ${time}` },
  unwritten: { zh: '浏览器里已保存，尚未写入文件夹', en: 'Saved in the browser, not yet in the folder' },
  notSaved: { zh: (reason: string) => `未能保存：${reason}`, en: (reason: string) => `Not saved: ${reason}` },
  notWritten: {
    zh: (path: string, reason: string) => `“${path}”未能写入文件夹：${reason}`,
    en: (path: string, reason: string) => `“${path}” was not written to the folder: ${reason}`,
  },
  disconnected: {
    zh: 'tiaoli serve 已断开。可以继续编辑，改动保存在浏览器里；重新运行 tiaoli serve 后会自动写入文件夹',
    en: 'tiaoli serve is gone. Go on editing: changes are kept in the browser and go to the folder once it runs again',
  },
  disconnectedShort: { zh: '文件夹已断开，改动保存在浏览器里', en: 'The folder is gone; changes stay in the browser' },
  toFolder: { zh: '自动写入文件夹', en: 'Write to the folder by itself' },
  kept: { zh: '保存在浏览器里', en: 'Kept in the browser' },

  conflictShort: { zh: (path: string) => `“${path}”与文件夹里的不一致`, en: (path: string) => `“${path}” differs from the folder` },
  conflict: {
    zh: (path: string) => `“${path}”在这里和文件夹里都改过，没有覆盖任何一方。`,
    en: (path: string) => `“${path}” was changed both here and in the folder. Neither has been overwritten.`,
  },
  compareThem: { zh: '比较并选择', en: 'Compare and choose' },
  goneShort: { zh: (path: string) => `“${path}”已从文件夹中删除`, en: (path: string) => `“${path}” was removed from the folder` },
  gone: {
    zh: (path: string) => `“${path}”已被别的程序从文件夹中删除或改名；文字还在这里。`,
    en: (path: string) => `“${path}” was removed from the folder, or renamed, by another program. Its text is still here.`,
  },
  writeBack: { zh: '写回文件夹', en: 'Write it back' },
  removeHere: { zh: '这里也删除', en: 'Remove it here too' },
  conflictTitle: { zh: (path: string) => `两处都改了：${path}`, en: (path: string) => `Changed in two places: ${path}` },
  conflictHelp: {
    zh: '左边是文件夹里的，右边是你的。不论怎么选，两份都会留在历史里。',
    en: 'Left: the folder’s. Right: yours. Whatever you choose, both stay in the history.',
  },
  theirsLabel: { zh: '文件夹里的', en: 'In the folder' },
  mineLabel: { zh: '你的', en: 'Yours' },
  keepMine: { zh: '保留我的', en: 'Keep mine' },
  takeTheirs: { zh: '采用文件夹里的', en: 'Take the folder’s' },
  keepCopy: { zh: '我的另存为副本', en: 'Save mine as a copy' },
  later: { zh: '以后再定', en: 'Decide later' },
  theirsUnreadable: {
    zh: (reason: string) => `文件夹里的读不出来：${reason}`,
    en: (reason: string) => `What the folder holds can’t be read: ${reason}`,
  },
  mineBefore: { zh: '冲突时我的文字', en: 'Mine at the conflict' },
  theirsBefore: { zh: '冲突时文件夹里的文字', en: 'The folder’s at the conflict' },
  changedOutside: {
    zh: (path: string) => `“${path}”被别的程序改动，已换成新内容（原来的在历史里，也可以撤销）`,
    en: (path: string) => `“${path}” was changed by another program; its new text is shown (the old one is in the history, or undo)`,
  },
  removedMeanwhile: {
    zh: (path: string) => `“${path}”已不在文件夹里，这里也移到了“已删除”，可以找回`,
    en: (path: string) => `“${path}” is no longer in the folder; here it is under “Deleted” and can be brought back`,
  },
  notOpened: {
    zh: (path: string, reason: string) => `没有打开“${path}”：${reason}`,
    en: (path: string, reason: string) => `“${path}” was not opened: ${reason}`,
  },
  keptAsCopy: { zh: (path: string) => `你的文字已另存为“${path}”`, en: (path: string) => `Your text was saved as “${path}”` },
  copySuffix: {
    zh: (number: number) => `（副本${number > 1 ? number : ''}）`,
    en: (number: number) => ` (copy${number > 1 ? ` ${number}` : ''})`,
  },

  readOnly: {
    zh: '另一个标签页正在编辑这份通知，这里只能看，会随它更新。',
    en: 'Another tab is editing this notice. Here it can be read only, and follows that tab.',
  },
  takeOver: { zh: '接手编辑', en: 'Edit here instead' },
  otherTab: {
    zh: (path: string) => `“${path}”正由另一个标签页编辑；先在这里接手，再改`,
    en: (path: string) => `Another tab is editing “${path}”. Take it over here first`,
  },
  keptAside: {
    zh: (path: string) => `两个标签页同时写了“${path}”，这里的文字留在它的历史里`,
    en: (path: string) => `Two tabs wrote “${path}” at once; the text of this one is in its history`,
  },
  recovered: {
    zh: (path: string) => `找回了上次没来得及保存的文字：${path}`,
    en: (path: string) => `Found the text that was not saved in time before: ${path}`,
  },
  recoveredVersion: {
    zh: (path: string) => `“${path}”上次没来得及保存的文字放进了它的历史`,
    en: (path: string) => `The text of “${path}” that was not saved in time before is in its history`,
  },
  pruned: {
    zh: (count: number) => `浏览器的存储空间不够，腾掉了 ${count} 个最旧的自动历史版本`,
    en: (count: number) => `The browser had no room left: the ${count} oldest automatic versions were given up`,
  },
  download: { zh: '下载全部文件', en: 'Download all files' },

  notStored: { zh: '还没有存好，没有执行；稍后再试', en: 'It is not stored yet, so nothing was done; try again' },
  missing: { zh: '这个文件已经不在了', en: 'This file is no longer there' },
  pathTaken: { zh: (path: string) => `已经有“${path}”了`, en: (path: string) => `There is a “${path}” already` },
  badPath: {
    zh: (path: string, reason: string) => `“${path}”不能作名字：${reason}`,
    en: (path: string, reason: string) => `“${path}” can’t be a name: ${reason}`,
  },
  pathEmpty: { zh: '是空的', en: 'it is empty' },
  pathAbsolute: { zh: '不能以 / 或盘符开头', en: 'it begins with / or a drive' },
  pathUpward: { zh: '不能有 ..', en: 'it holds ..' },
  pathCharacter: { zh: '不能有 < > : " | ? * 和控制字符', en: 'it holds one of < > : " | ? * or a control character' },
  pathReserved: { zh: '是 Windows 保留的名字，或以点、空格结尾', en: 'Windows keeps that name, or it ends in a dot or a blank' },
  pathLong: { zh: '太长', en: 'it is too long' },

  memory: {
    zh: (reason: string) => `${reason}。关闭网页前请下载文件，否则会丢失`,
    en: (reason: string) => `${reason}. Download the files before you close the page, or they are lost`,
  },
  memoryRescued: {
    zh: (reason: string) => `${reason}；文字暂存在备用的小空间里，历史不保留。重要的请下载`,
    en: (reason: string) => `${reason}. Texts are kept in a small spare place, without history. Download what matters`,
  },
  storageUnavailable: {
    zh: '这个浏览器不让网页存储（无痕窗口，或磁盘已满）',
    en: 'This browser stores nothing for pages (a private window, or a full disk)',
  },
  storageBlocked: {
    zh: '另一个标签页开着旧版本，占用了存储；请关掉它再刷新',
    en: 'Another tab with an older version holds the storage: close it, then reload',
  },
  storageNewer: { zh: '另一个标签页已升级到新版本；请刷新本页', en: 'Another tab has a newer version: reload this page' },
  full: {
    zh: '浏览器的存储空间满了，最近的改动没有存进去。请下载文件，或腾出磁盘空间；腾出后会自动再存',
    en: 'The browser’s storage is full; the latest changes are not in it. Download the files or free some disk space: it tries again by itself',
  },
  fullRescued: {
    zh: '浏览器的存储空间满了；最近的改动暂存在备用的小空间里。请腾出磁盘空间，或下载文件',
    en: 'The browser’s storage is full; the latest changes are in a small spare place. Free some disk space, or download the files',
  },
  failing: {
    zh: (reason: string) => `浏览器拒绝存储（${reason}），最近的改动没有存进去；会自动再试。请下载文件以防万一`,
    en: (reason: string) =>
      `The browser refuses to store (${reason}); the latest changes are not in it. It tries again; download the files to be safe`,
  },
  failingRescued: {
    zh: (reason: string) => `浏览器拒绝存储（${reason}）；最近的改动暂存在备用的小空间里，会自动再试`,
    en: (reason: string) => `The browser refuses to store (${reason}); the latest changes are in a small spare place. It tries again`,
  },

  pasteTooLarge: {
    zh: (megabytes: string, limit: number) => `要粘贴的内容有 ${megabytes} MB，一份文件最多 ${limit} MB，没有粘贴`,
    en: (megabytes: string, limit: number) => `The paste is ${megabytes} MB; a file may have ${limit} MB. Nothing was pasted`,
  },
  pasteLongLine: {
    zh: (characters: number, limit: number) => `要粘贴的内容里有一行长达 ${characters} 字（最多 ${limit} 字），不像是通知，没有粘贴`,
    en: (characters: number, limit: number) =>
      `One line of the paste has ${characters} characters (${limit} at most); that is no notice. Nothing was pasted`,
  },
} as const
