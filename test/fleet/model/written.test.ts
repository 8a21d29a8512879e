import { DEFAULT_SETTINGS } from '../../../lib/fleet/model/defaults';
import { mergeOver } from '../../../lib/fleet/model/layers';
import type {
  ContainersProps,
  NetworkProps,
  QuotaProps,
  TenantEntry,
} from '../../../lib/fleet/model/props';
import type { Merged, MergedOver, Written } from '../../../lib/fleet/model/written';

/** The compiler judges these: each line with an error is expected to have one. */
describe('types of what was written', () => {
  test('every key may be missing, and every entry of a list may be a hole', () => {
    const tenant: Written<TenantEntry> = { users: [undefined, { group: undefined }] };
    expect(tenant.name).toBeUndefined();
  });

  test('what is not missing has its type', () => {
    const tenant: Written<TenantEntry> = {
      // @ts-expect-error a name is a text
      name: 7,
      quota: { gpu: { h100: null } },
    };
    expect(tenant.quota).toEqual({ gpu: { h100: null } });
  });
});

describe('types of merged layers', () => {
  test('nothing is null any more', () => {
    const quota: Merged<QuotaProps> = { cpu: 4, gpu: { h100: 2 } };
    // @ts-expect-error a null was removed with what it removes
    const wrong: Merged<QuotaProps> = { cpu: null };
    expect([quota.cpu, wrong.cpu]).toEqual([4, null]);
  });

  test('what has a default and cannot be removed is never missing', () => {
    const network = mergeOver<NetworkProps, typeof DEFAULT_SETTINGS.network>(
      DEFAULT_SETTINGS.network,
      { dns: 'openshift' },
      undefined,
      { hosts: ['ml.example.com'] },
    );
    const hosts: readonly string[] = network.hosts;
    expect([network.dns, hosts]).toEqual(['openshift', ['ml.example.com']]);
  });

  test('what can be removed may be missing in spite of its default', () => {
    const containers = mergeOver<ContainersProps, typeof DEFAULT_SETTINGS.containers>(
      DEFAULT_SETTINGS.containers,
      { defaultRequest: { cpu: null } },
    );
    const request: { readonly cpu?: string | number } | undefined = containers.defaultRequest;
    expect(request).toEqual({ memory: '512Mi' });
    type Whole = MergedOver<ContainersProps, typeof DEFAULT_SETTINGS.containers>;
    // @ts-expect-error a layer may remove the request for cpu
    const cpu: (merged: Whole) => string | number = (merged) => merged.defaultRequest.cpu;
    expect(cpu).toBeInstanceOf(Function);
  });
});
