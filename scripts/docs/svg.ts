/** A piece of text on one line of a drawing, in one colour. */
export interface Run {
  readonly text: string
  readonly color: string
  /** Background of a highlighted run. */
  readonly mark?: string
}

/** How wide a text is, in em: a Chinese character one, a Latin one a little more than half. */
export function emWidth(text: string): number {
  let width = 0
  for (const character of text) width += /[\u2E80-\uFFEF“”…‘’×÷≥≤]/u.test(character) ? 1 : 0.55
  return width
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
export const escaped = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] as string)

const fonts = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"

/** Draws runs one behind the other; every text is told its width, so that any font fits the boxes. */
export function line(runs: readonly Run[], x: number, y: number, size: number): string {
  let at = x
  const parts: string[] = []
  for (const { text, color, mark } of runs) {
    const width = emWidth(text) * size
    if (mark) parts.push(box(at - 2, y - size * 0.98, width + 4, size * 1.32, mark, 4))
    if (text.trim() !== '') {
      parts.push(
        `<text x="${tenth(at)}" y="${tenth(y)}" font-size="${size}" fill="${color}" textLength="${tenth(width)}" xml:space="preserve">${escaped(text)}</text>`,
      )
    }
    at += width
  }
  return parts.join('\n')
}

export function box(x: number, y: number, width: number, height: number, fill: string, radius: number, stroke = 'none'): string {
  return `<rect x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" rx="${radius}" fill="${fill}" stroke="${stroke}"/>`
}

const tenth = (value: number): number => Math.round(value * 10) / 10

export function drawing(width: number, height: number, title: string, parts: readonly string[]): string {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" font-family="${fonts}" role="img">`
  return [open, `<title>${escaped(title)}</title>`, ...parts, '</svg>', ''].join('\n')
}

/** Cuts runs into lines of at most `limit` em. A marked run stays whole; no line begins with closing punctuation. */
export function wrapped(runs: readonly Run[], limit: number): Run[][] {
  const lines: Run[][] = [[]]
  let width = 0
  for (const piece of runs.flatMap(pieces)) {
    const closes = /^[，。；：、）”》]/.test(piece.text)
    if (width + emWidth(piece.text) > limit && !closes) {
      lines.push([])
      width = 0
    }
    lines[lines.length - 1]?.push(piece)
    width += emWidth(piece.text)
  }
  return lines.map(joined)
}

const pieces = (run: Run): Run[] => (run.mark ? [run] : [...run.text].map((text) => ({ ...run, text })))

function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = []
  for (const run of runs) {
    const last = result[result.length - 1]
    if (last && !last.mark && !run.mark && last.color === run.color) result[result.length - 1] = { ...last, text: last.text + run.text }
    else result.push(run)
  }
  return result
}
