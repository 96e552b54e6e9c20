/** The name of the rule or table that an option belongs to, by the option's id; empty where there is no option. */
export const ownerOf = (id: string | undefined): string => (id ?? '').replace(/#\d+$/, '').replace(/^.*\./, '')
