/** What carries a value that is derived or assumed. */
export const readingTexts = {
  zh: {
    parameter: (name: string, period: string) => (period === '' ? `参数 ${name}` : `参数 ${name} ${period}`),
    row: (table: string, row: number) => `表 ${table} 第 ${row} 行`,
    rule: (name: string) => `计算 ${name}`,
    branch: (rule: string, number: number) => `${rule} 第 ${number} 种情形`,
    otherwise: (rule: string) => `${rule} 其它`,
    exception: (name: string) => `例外 ${name}`,
  },
  en: {
    parameter: (name: string, period: string) => (period === '' ? `parameter ${name}` : `parameter ${name} ${period}`),
    row: (table: string, row: number) => `table ${table}, row ${row}`,
    rule: (name: string) => `computation ${name}`,
    branch: (rule: string, number: number) => `${rule}, case ${number}`,
    otherwise: (rule: string) => `${rule}, otherwise`,
    exception: (name: string) => `exception ${name}`,
  },
} as const
