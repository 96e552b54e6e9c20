/** Longer texts are no cells. */
const longest = 32_767

/** Characters that XML can't hold: control characters but tab and line feed, halves of characters, and two that are none. */
const unwritable = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu

/**
 * A text as an element or attribute of a workbook's XML. What XML can't hold is written as spreadsheets write it, _x0001_;
 * a text that looks so already is kept from being read as one.
 */
export function xmlText(text: string): string {
  return text
    .slice(0, longest)
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(unwritable, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)
}

/** A formula as XML: it holds no text that would need more, since other texts stand in cells of their own. */
export const xmlFormula = (formula: string): string => formula.replace(/[&<>]/g, (mark) => `&#${mark.charCodeAt(0)};`)
