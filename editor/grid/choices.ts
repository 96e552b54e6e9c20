/** Between the members of a cell that takes several. */
export const joint = '、'

/** The members in a cell's text, whichever separator it uses. */
export function membersOf(text: string): string[] {
  return text
    .split(/[、，,;；\n]/)
    .map((member) => member.trim())
    .filter((member) => member !== '')
}

/** Members as one text, in the order of the choices; others, which are no choice, follow as they were. */
export function joined(members: readonly string[], choices: readonly string[]): string {
  const known = choices.filter((choice) => members.includes(choice))
  const others = members.filter((member) => !choices.includes(member))
  return [...known, ...others].join(joint)
}

export function toggled(members: readonly string[], member: string): string[] {
  return members.includes(member) ? members.filter((other) => other !== member) : [...members, member]
}

/** The choices that hold the searched text: those that begin with it come first. */
export function found(choices: readonly string[], search: string): string[] {
  const sought = search.trim().toLowerCase()
  if (sought === '') return [...choices]
  const holding = choices.filter((choice) => choice.toLowerCase().includes(sought))
  const begins = (choice: string) => choice.toLowerCase().startsWith(sought)
  return [...holding.filter(begins), ...holding.filter((choice) => !begins(choice))]
}
