import { scheduleProblem } from '../../../lib/fleet/values/cron';

test.each([
  '0 18 * * 5',
  '*/15 * * * *',
  '0 0 1-7 * *',
  '30 4 1,15 * MON',
  '0 22 ? jan-mar sun',
  '5/10 0-6/2 * * *',
  '0 0 29 2 *',
  // Either of the two days is enough, so that it comes.
  '0 0 31 2 1',
])('`%s` is a schedule', (schedule) => expect(scheduleProblem(schedule)).toBeUndefined());

test.each([
  ['0 18 * *', 'has 4 fields instead of 5'],
  ['0 0 18 * * 5', 'has 6 fields instead of 5'],
  ['@daily', 'has 1 fields instead of 5'],
  ['60 * * * *', 'says `60` for the minute, which is 0 to 59'],
  ['0 24 * * *', 'says `24` for the hour, which is 0 to 23'],
  ['0 0 0 * *', 'says `0` for the day of the month, which is 1 to 31'],
  ['0 0 1 13 *', 'says `13` for the month, which is 1 to 12'],
  ['0 0 * * 7', 'says `7` for the day of the week, which is 0 to 6'],
  ['0 0 * * friday', 'says `friday` for the day of the week, which is 0 to 6'],
  ['0 0 * jan-foo *', 'says `jan-foo` for the month, which is 1 to 12'],
  ['0 20-6 * * *', 'says `20-6` for the hour, which is 0 to 23'],
  ['*/0 * * * *', 'says `*/0` for the minute, which is 0 to 59'],
  ['1-2-3 * * * *', 'says `1-2-3` for the minute, which is 0 to 59'],
  ['1/2/3 * * * *', 'says `1/2/3` for the minute, which is 0 to 59'],
  ['1,,2 * * * *', 'says `1,,2` for the minute, which is 0 to 59'],
  ['0 0 31 2,4 *', 'names a day that no month has'],
])('`%s` %s', (schedule, problem) => expect(scheduleProblem(schedule)).toBe(problem));
