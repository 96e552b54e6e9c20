/** The version of Tiaoli that the page was built from; empty where nothing has built it. */
export const version: string = import.meta.env?.TIAOLI_VERSION ?? ''
