/** What the session itself has to say to the officer. */
export const sessionTexts = {
  restarted: {
    zh: '计算部分意外停止，已经重新开始。文字都在，没有丢失。',
    en: 'The computing part stopped unexpectedly and was started again. No text was lost.',
  },
} as const
