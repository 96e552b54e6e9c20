/**
 * The XML of a sheet in which nothing reads as an empty cell that is none. The library that reads .xlsx files gives nothing for
 * the fault of a formula and for a formula whose value was never worked out; here the first becomes the text of its fault
 * (#DIV/0!) and the other its formula, so that the record is refused and not taken for one without the field.
 */
export function outspokenSheet(xml: string): string {
  return xml.replace(faultyCell, '$1$2str$2').replace(unworkedCell, (_, prefix: string, attributes: string, formula: string, text = '') => {
    const others = attributes.replace(/\st=(["']).*?\1/, '')
    return `<${prefix}c${others} t="str">${formula}<${prefix}v>=${text}</${prefix}v></${prefix}c>`
  })
}

const faultyCell = /(<(?:\w+:)?c\b[^>]*\bt=)(["'])e\2/g
/** A cell of a formula without the `v` that holds its value. */
const unworkedCell = /<((?:\w+:)?)c\b([^>]*)>(\s*<\1f\b(?:[^>]*\/>|(?:[^>]*[^>/])?>([^<]*)<\/\1f>)\s*)<\/\1c>/g
