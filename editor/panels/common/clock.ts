const two = (number: number): string => String(number).padStart(2, '0')

/** The time of day of an instant, as 10:32. */
export function clock(at: number): string {
  const time = new Date(at)
  return `${two(time.getHours())}:${two(time.getMinutes())}`
}

/** Day and time of an instant, as 2026-11-21 10:32:05. */
export function dayAndTime(at: number): string {
  const time = new Date(at)
  const day = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map(two).join('-')
  return `${day} ${clock(at)}:${two(time.getSeconds())}`
}
