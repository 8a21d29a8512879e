import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { ChangeWatch } from '../../../lib/cli/watch/change-watch';
import { WatchPlaces } from '../../../lib/cli/watch/watch-places';
import { put, scratch } from '../command';

/** A system that never reports a change, as a folder of another computer. */
jest.mock('chokidar', () => ({
  watch: () => {
    const watcher = Object.assign(new EventEmitter(), { close: () => Promise.resolve() });
    setImmediate(() => watcher.emit('ready'));
    return watcher;
  },
}));

test('a change is seen where the system reports none', async () => {
  const folder = scratch();
  const file = put(folder, 'tenants.yaml', 'a: 1');
  const places = new WatchPlaces({
    files: [file],
    patterns: ['more/*.yaml'],
    folder,
    output: join(folder, 'dist'),
  });
  const changes = new ChangeWatch();
  expect(await changes.follow(places)).toBe(true);
  put(folder, 'tenants.yaml', 'a: 12');
  await changes.changed();
  put(folder, 'more/a.yaml', '');
  await changes.changed();
  expect(await changes.follow(places)).toBe(false);
});
