/** Bytes that CSV gives a meaning. */
export const comma = 0x2c
export const newline = 0x0a
export const carriageReturn = 0x0d
export const quote = 0x22
