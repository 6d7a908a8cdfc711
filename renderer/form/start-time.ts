/** The time at which a copy is to start, as a field of the page holds it: local, without seconds. Pure. */
import type { StartTime } from '../../shared/contract.ts';

/** When people are done with the network for the day. */
const EVENING_HOUR = 22;

/** What `<input type="datetime-local">` shows of a time in ms since 1970. */
export function fieldOf(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The time that the field holds; null while it is not filled in. */
export function timeIn(field: string): StartTime {
  const at = new Date(field).getTime();
  return Number.isNaN(at) ? null : at;
}

/** What is offered first: this evening, or the next one when it has begun. */
export function nextEvening(now: number): number {
  const evening = new Date(now).setHours(EVENING_HOUR, 0, 0, 0);
  if (evening > now) return evening;
  const tomorrow = new Date(evening);
  return tomorrow.setDate(tomorrow.getDate() + 1);
}
