import { Findings } from '../../../lib/findings/findings';
import { DEFAULT_SETTINGS } from '../../../lib/fleet/model/defaults';
import type { NetworkProps, SettingsProps } from '../../../lib/fleet/model/props';
import type { SettingsOf } from '../../../lib/fleet/settings/setting-table';
import {
  type FleetSettings,
  type MergedSettings,
  type OwnSettings,
  SETTINGS,
} from '../../../lib/fleet/settings/settings';
import { NETWORK } from '../../../lib/fleet/settings/network/network';
import { environmentOf } from '../resolved';

type Table = SettingsOf<OwnSettings, MergedSettings, FleetSettings>;

/** Whether two types are the same, for the compiler. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

describe('one file per key of the settings', () => {
  test('a key that nobody checks and resolves does not compile', () => {
    const isEveryKey: Same<keyof Table | 'accept', keyof SettingsProps> = true;
    expect(isEveryKey).toBe(true);
    const forgetful = (others: Omit<Table, 'network'>): Table =>
      // @ts-expect-error there is no `network`
      others;
    expect(forgetful).toBeInstanceOf(Function);
  });

  test('a setting whose normal form is something else does not compile', () => {
    const wrong = (scheduling: Table['scheduling'], others: Table): Table => ({
      ...others,
      // @ts-expect-error this is the setting of another key
      images: scheduling,
    });
    expect(wrong).toBeInstanceOf(Function);
  });

  test('the table has the keys of the defaults, and of an environment in normal form', () => {
    // A tenant deploys nothing by itself unless somebody says so.
    const named = [...Object.keys(DEFAULT_SETTINGS), 'deploy'];
    expect([...SETTINGS.names].sort()).toEqual(named.sort());
    const present = SETTINGS.names.filter((name) => name !== 'deploy');
    expect(Object.keys(environmentOf('dev')).slice(-present.length)).toEqual(present);
  });

  test('and so has that of the network, whose keys may be missing in normal form', () => {
    const all: Required<NetworkProps> = {
      ...DEFAULT_SETTINGS.network,
      ingressClasses: ['nginx'],
      apiServer: { cidrs: ['10.0.0.1/32'] },
    };
    expect([...NETWORK.names].sort()).toEqual(Object.keys(all).sort());
    expect(Object.keys(environmentOf('dev', { network: all }).network)).toEqual(NETWORK.names);
    const few = NETWORK.names.filter((name) => name !== 'ingressClasses' && name !== 'apiServer');
    expect(Object.keys(environmentOf('dev').network)).toEqual(few);
  });
});

describe('the check of one layer', () => {
  const places = (layer: object): string[] => {
    const findings = new Findings();
    SETTINGS.check(layer, ['tiers', 'small'], findings);
    return findings.all.map(({ code, path }) => `${code} ${path.join('.')}`);
  };

  test('looks at what the layer states, in its order', () => {
    expect(places({ priorities: ['system-x'], images: { registries: [] } })).toEqual([
      'NAME_RESERVED tiers.small.priorities.0',
      'REGISTRY_INVALID tiers.small.images.registries',
    ]);
  });

  test('leaves keys alone that are not settings, or state nothing', () => {
    expect(places({ name: 'Vision', quota: { cpu: -1 }, images: undefined, toString: 1 })).toEqual(
      [],
    );
  });
});
