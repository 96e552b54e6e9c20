/** Puts generated text between `<!-- generated: NAME -->` and `<!-- /generated -->`; a name without a generator is our mistake. */
export function fillMarked(page: string, generators: Readonly<Record<string, () => string>>): string {
  return page.replace(/(<!-- generated: (\S+) -->\n)[\s\S]*?(<!-- \/generated -->)/g, (_, open: string, name: string, close: string) => {
    const generate = generators[name]
    if (!generate) throw new Error(`nothing generates ${name}`)
    return `${open}\n${generate()}\n\n${close}`
  })
}
