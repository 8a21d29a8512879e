import type { FindingPath, Findings } from '../../../findings/finding';
import type { FleetApiServer, FleetNetwork } from '../../model/fleet';
import { type DataMap, isMap } from '../../model/layers';
import type { IntegrationValue } from '../../model/props';
import {
  METADATA_ADDRESSES,
  NON_PUBLIC_V4,
  NON_PUBLIC_V6,
  covers,
  firstOverlap,
} from '../../values/cidr';
import { isDnsLabel } from '../../values/names';
import { sortedTexts } from '../../values/texts';
import { checkFlow, resolveFlows } from './flows';
import { checkNames } from '../../owners/identity-labels';
import { checkHosts } from './hosts';
import { checkIntegrations, resolveIntegrations } from './integrations';
import { checkPodLabels, textMap } from './pod-selectors';
import { checkPeer, resolvePeers } from './peers';
import { checkPorts, sortedNumbers } from './ports';
import { forEachText, readCidr, sortedCidrs } from './ranges';

const DEFAULT_DNS_PORTS = [53];
const DEFAULT_API_SERVER_PORTS = [443, 6443];

/** Reports what no NetworkPolicy could say, or must not say. */
export function checkNetwork(network: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(network)) return;
  for (const what of ['ingress', 'egress', 'flows'] as const) {
    const entries = network[what];
    if (!isMap(entries)) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const at = [...path, what, name];
      checkEntryName(name, at, findings);
      if (!isMap(entry)) continue;
      if (what === 'flows') checkFlow(entry, at, findings);
      else checkPeer(entry, what, at, findings);
    }
  }
  if (isMap(network['dns'])) checkDns(network['dns'], [...path, 'dns'], findings);
  if (isMap(network['internet'])) {
    const at = [...path, 'internet', 'except'];
    forEachText(network['internet']['except'], (text, index) => {
      const cidr = readCidr(text, [...at, index], findings);
      if (cidr === undefined) return;
      const inside = [...NON_PUBLIC_V4, ...NON_PUBLIC_V6].find(({ range }) => covers(range, cidr));
      if (inside !== undefined) {
        findings.add(
          'CIDR_FORBIDDEN',
          [...at, index],
          `${text} is a private range: \`internet\` never reaches it.`,
          'Remove it, or open it by name under `egress` if it should be reached.',
        );
      }
    });
  }
  checkHosts(network['hosts'], [...path, 'hosts'], findings);
  checkNames(network['ingressClasses'], 'an ingress class', [...path, 'ingressClasses'], findings);
  checkIntegrations(network['integrations'], [...path, 'integrations'], findings);
  if (isMap(network['apiServer'])) {
    checkApiServer(network['apiServer'], [...path, 'apiServer'], findings);
  }
}

/** Names of entries become parts of policies' names. */
function checkEntryName(name: string, path: FindingPath, findings: Findings): void {
  if (isDnsLabel(name)) return;
  findings.add(
    'NAME_INVALID',
    path,
    `\`${name}\` cannot be part of a policy's name.`,
    'Use at most 63 lower-case letters, digits and dashes.',
  );
}

function checkDns(dns: DataMap, path: FindingPath, findings: Findings): void {
  if (typeof dns['namespace'] === 'string' && !isDnsLabel(dns['namespace'])) {
    findings.add(
      'PEER_INVALID',
      [...path, 'namespace'],
      `\`${dns['namespace']}\` is no namespace.`,
      'Write the name of the namespace that the DNS servers run in.',
    );
  }
  if (isMap(dns['podLabels']) && Object.keys(dns['podLabels']).length === 0) {
    findings.add(
      'PEER_INVALID',
      [...path, 'podLabels'],
      'No pod label is stated, which would open the ports of every pod in that namespace.',
      'Write the labels of the DNS servers, such as {k8s-app: kube-dns}.',
    );
  }
  checkPodLabels(dns['podLabels'], [...path, 'podLabels'], findings);
  checkPorts(dns['ports'], [...path, 'ports'], findings);
}

function checkApiServer(server: DataMap, path: FindingPath, findings: Findings): void {
  if (Array.isArray(server['cidrs']) && server['cidrs'].length === 0) {
    findings.add(
      'PEER_INVALID',
      [...path, 'cidrs'],
      'No address is stated.',
      'Write the endpoint and service addresses of the API server, such as [10.0.0.10/32].',
    );
  }
  forEachText(server['cidrs'], (text, index) => {
    const at = [...path, 'cidrs', index];
    const cidr = readCidr(text, at, findings);
    if (cidr === undefined) return;
    const metadata = firstOverlap(cidr, METADATA_ADDRESSES);
    if (metadata === undefined) return;
    findings.add(
      'CIDR_FORBIDDEN',
      at,
      covers(metadata.range, cidr)
        ? `${text} belongs to ${metadata.reason}.`
        : `${text} covers ${metadata.cidr}: ${metadata.reason}.`,
      'Name the addresses of the API server alone.',
    );
  });
  checkPorts(server['ports'], [...path, 'ports'], findings);
}

/** The network part of an environment in normal form. */
export function resolveNetwork(merged: DataMap): FleetNetwork {
  const dns = merged['dns'];
  const internet = merged['internet'];
  const apiServer = merged['apiServer'];
  return {
    reach: merged['reach'] as FleetNetwork['reach'],
    default: merged['default'] as FleetNetwork['default'],
    flows: resolveFlows(merged['flows']),
    dns: isMap(dns)
      ? {
          namespace: String(dns['namespace']),
          podLabels: textMap(dns['podLabels'] as DataMap),
          ports: sortedNumbers((dns['ports'] as number[] | undefined) ?? DEFAULT_DNS_PORTS),
        }
      : (dns as Exclude<FleetNetwork['dns'], object>),
    internet: isMap(internet)
      ? { except: sortedCidrs((internet['except'] ?? []) as string[]) }
      : (internet as boolean),
    ingress: resolvePeers(merged['ingress']),
    egress: resolvePeers(merged['egress']),
    integrations: resolveIntegrations(merged['integrations'] as IntegrationValue[] | undefined),
    hosts: sortedTexts(merged['hosts']),
    ...(merged['ingressClasses'] === undefined
      ? {}
      : { ingressClasses: sortedTexts(merged['ingressClasses']) }),
    tenantPolicies: merged['tenantPolicies'] as boolean,
    ...(isMap(apiServer) ? { apiServer: resolveApiServer(apiServer) } : {}),
  };
}

function resolveApiServer(server: DataMap): FleetApiServer {
  return {
    cidrs: sortedCidrs(server['cidrs'] as string[]),
    ports: sortedNumbers((server['ports'] as number[] | undefined) ?? DEFAULT_API_SERVER_PORTS),
  };
}
