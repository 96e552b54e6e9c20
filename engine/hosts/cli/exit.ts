/** What other programs may rely on, see ARCHITECTURE.md: fine; notice or test wrong; records refused; command used wrongly. */
export const exit = { fine: 0, wrong: 1, refused: 2, usage: 64 } as const

export type Exit = (typeof exit)[keyof typeof exit]

/** The command was used wrongly: said in one sentence, already in the reader's language. */
export class UsageError extends Error {}
