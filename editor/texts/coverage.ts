/** What the marks in the margin of the source say. */
export const coverageTexts = {
  covered: { zh: (text: string) => `有规则：“${text}”`, en: (text: string) => `Has its rule: “${text}”` },
  partly: { zh: (text: string) => `只有一部分有规则：“${text}”`, en: (text: string) => `Only a part has its rule: “${text}”` },
  uncovered: { zh: (text: string) => `没有规则：“${text}”`, en: (text: string) => `No rule: “${text}”` },
  notNeeded: { zh: (text: string) => `不必有规则：“${text}”`, en: (text: string) => `Needs no rule: “${text}”` },
  exercised: { zh: (label: string) => `有算例用到：${label}`, en: (label: string) => `A case exercises it: ${label}` },
  notExercised: { zh: (label: string) => `没有算例用到：${label}`, en: (label: string) => `No case exercises it: ${label}` },
} as const
