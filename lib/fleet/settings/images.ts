import type { FindingPath } from '../../findings/finding';
import type { Findings } from '../../findings/findings';
import type { FleetImages } from '../model/fleet';
import { type DataMap, isMap } from '../model/layers';
import { forEachText } from './network/ranges';
import { isDnsSubdomain } from '../values/names';
import { sortedTexts } from '../values/texts';

/** A part of a path in the name of an image (distribution/reference, path-component). */
const PATH_PART = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/** Reports registries that no image can come from. */
export function checkImages(images: unknown, path: FindingPath, findings: Findings): void {
  if (!isMap(images)) return;
  const at = [...path, 'registries'];
  if (Array.isArray(images['registries']) && images['registries'].length === 0) {
    findings.add(
      'REGISTRY_INVALID',
      at,
      'The list of registries is empty, so no image could be run.',
      'Name the registries, or remove the key to allow all of them.',
    );
  }
  forEachText(images['registries'], (text, index) => {
    const problem = registryProblem(text);
    if (problem === undefined) return;
    findings.add(
      'REGISTRY_INVALID',
      [...at, index],
      `\`${text}\` is no registry: ${problem}.`,
      'Write the host, and a path where only a part of it is meant: registry.example.com/ml.',
    );
  });
}

function registryProblem(text: string): string | undefined {
  if (text.includes('://')) return 'names of images have no protocol';
  if (text.includes('*')) return 'it is a beginning already, without a wildcard';
  const [host = '', ...parts] = text.split('/');
  const [name = '', port, ...rest] = host.split(':');
  if (rest.length > 0 || (port !== undefined && !/^\d{1,5}$/.test(port))) return 'its port is none';
  if (!isDnsSubdomain(name)) return `\`${name}\` is no host`;
  if (!name.includes('.') && port === undefined && name !== 'localhost') {
    return `the name of an image takes \`${name}\` for a folder of docker.io`;
  }
  const wrong = parts.find((part) => !PATH_PART.test(part));
  return wrong === undefined
    ? undefined
    : `\`${wrong}\` is no folder${wrong === '' ? ': leave the last slash out' : ''}`;
}

/** Where images come from, in normal form. */
export function resolveImages(merged: DataMap): FleetImages {
  const { registries, pullPolicy } = merged;
  return {
    ...(registries === undefined ? {} : { registries: sortedTexts(registries) }),
    ...(pullPolicy === undefined ? {} : { pullPolicy: pullPolicy as 'Always' }),
  };
}
