import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const chinese = folderOf('@embedpdf/fonts-sc')
const monospace = folderOf('@expo-google-fonts/roboto-mono')

/** What the editor's style names, and what stands for it in tests: text is set the same on every machine. */
const standIns: Readonly<Record<string, readonly string[]>> = {
  'Noto Sans S Chinese': [
    'Microsoft YaHei',
    'PingFang SC',
    'Noto Sans SC',
    'Noto Sans CJK SC',
    'Noto Serif CJK SC',
    'FangSong',
    '仿宋_GB2312',
    'STFangsong',
    'SimHei',
    'KaiTi',
    'SimSun',
    'sans-serif',
    'serif',
    'system-ui',
  ],
  'Roboto Mono': ['Consolas', 'Menlo', 'Courier New', 'Noto Sans Mono CJK SC', 'monospace'],
}

/** Writes a fontconfig file that knows the fonts from npm, those beside the browser and none of the machine's; its path. */
export function fontsConfig(folder: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'tiaoli-fonts-')), 'fonts.conf')
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
    '<fontconfig>',
    ...[join(folder, 'fonts'), chinese, monospace].map((path) => `  <dir>${path}</dir>`),
    `  <cachedir>${join(folder, 'font-cache')}</cachedir>`,
    ...Object.entries(standIns).flatMap(([family, names]) => names.map((name) => rule(name, family))),
    '</fontconfig>',
  ]
  writeFileSync(file, `${lines.join('\n')}\n`)
  return file
}

const rule = (name: string, family: string): string =>
  `  <match target="pattern"><test qual="any" name="family"><string>${name}</string></test>` +
  `<edit name="family" mode="assign" binding="strong"><string>${family}</string></edit></match>`

function folderOf(name: string): string {
  return fileURLToPath(new URL(`../../../node_modules/${name}`, import.meta.url))
}
