import { isTimeZone } from '../../../lib/fleet/values/time-zones';

test.each(['UTC', 'Europe/Berlin', 'America/Port-au-Prince', 'Etc/GMT+1'])(
  '`%s` is a time zone',
  (name) => expect(isTimeZone(name)).toBe(true),
);

// A controller would read the last one, and others as UTC.
test.each(['', 'Europe/Berlyn', 'CEST', '+02:00', 'europe/berlin', '../etc/passwd'])(
  '`%s` is no time zone',
  (name) => expect(isTimeZone(name)).toBe(false),
);
