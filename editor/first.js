// Runs before anything else of the page: the look and the language that the officer chose hold from the first picture on.
// Not a module, so that it doesn't wait; what it reads is written by session/preferences.ts.
try {
  const { theme, language } = JSON.parse(localStorage.getItem('tiaoli.preferences') ?? '{}')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  if (language === 'en') document.documentElement.lang = 'en'
} catch {
  // Without storage the page looks as the system does, and speaks Chinese.
}
