import type { DEFAULT_SETTINGS } from '../model/defaults';
import type { FleetEnvironment } from '../model/fleet';
import type { SettingsProps } from '../model/props';
import type { MergedOver } from '../model/written';
import { access } from './access';
import { annotations } from './annotations';
import { bindings } from './bindings';
import { clusterReads } from './cluster-reads';
import { apiAccess } from './api-access';
import { containers } from './containers';
import { deploy } from './deploy/deploy';
import { extendedResources } from './extended-resources';
import { guardRailModes } from './guard-rail-modes';
import { imagePullSecrets } from './image-pull-secrets';
import { images } from './images';
import { isolation } from './isolation/isolation';
import { labels } from './labels';
import { network } from './network/network';
import { objects } from './objects';
import { podSecurity } from './pod-security/pod-security';
import { priorities } from './priorities/priorities';
import { rayTokens } from './ray-tokens';
import { scheduling } from './scheduling';
import { serviceAccounts } from './service-accounts';
import { SettingTable } from './setting-table';
import { shared } from './shared-setting';
import { showPools } from './show-pools';
import { storage } from './storage';

/** The settings of an environment. `accept` is about findings, which are judged when all of them are known. */
export type OwnSettings = Omit<SettingsProps, 'accept'>;

/** The settings of an environment, with all layers merged over the built-in defaults. */
export type MergedSettings = MergedOver<OwnSettings, typeof DEFAULT_SETTINGS>;

/** The settings of an environment in normal form. */
export type FleetSettings = Pick<FleetEnvironment, keyof OwnSettings>;

/** One setting per key, in the order of the normal form. */
export const SETTINGS = new SettingTable<OwnSettings, MergedSettings, FleetSettings>({
  podSecurity,
  isolation,
  apiAccess,
  rayTokens,
  labels: shared(labels),
  annotations: shared(annotations),
  network: shared(network),
  containers: shared(containers),
  objects: shared(objects),
  priorities: shared(priorities),
  extendedResources: shared(extendedResources),
  serviceAccounts: shared(serviceAccounts),
  imagePullSecrets: shared(imagePullSecrets),
  scheduling: shared(scheduling),
  images: shared(images),
  storage: shared(storage),
  showPools,
  access,
  bindings: shared(bindings),
  clusterReads: shared(clusterReads),
  deploy,
  guardRails: shared(guardRailModes),
});
