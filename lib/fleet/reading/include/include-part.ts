import { finding, formatPath, type Finding } from '../../../findings/finding';
import { isMap } from '../../model/layers';
import { excerpt } from '../yaml/yaml-text';

/**
 * What is wrong with an included file as a whole, without places. Its tenants are checked together
 * with all others.
 *
 * @param apiVersion - that of the main file
 */
export function checkIncluded(file: string, data: unknown, apiVersion: unknown): Finding[] {
  const name = excerpt(file, 80);
  if (!isMap(data)) {
    const what = Array.isArray(data) ? 'a list' : 'a single value';
    return [
      finding({
        code: 'TYPE_WRONG',
        path: [],
        message: `${name} contains ${what}, but an included file must be a map with \`tenants\`.`,
        fix: 'Write `tenants:` and the tenants as a list below it.',
      }),
    ];
  }
  const complaints = Object.keys(data).flatMap((key) => checkKey(name, key, data[key], apiVersion));
  if (!Object.hasOwn(data, 'tenants')) {
    complaints.push(
      finding({
        code: 'KEY_MISSING',
        path: [],
        message: `${name} has no \`tenants\`.`,
        fix: 'Write `tenants:` and the tenants as a list below it.',
      }),
    );
  }
  return complaints;
}

function checkKey(name: string, key: string, value: unknown, apiVersion: unknown): Finding[] {
  const path = [key];
  if (key === 'tenants') {
    if (value === null || Array.isArray(value)) return [];
    return [
      finding({
        code: 'TYPE_WRONG',
        path,
        message: `\`tenants\` of ${name} is not a list.`,
        fix: 'Write each tenant as an item that starts with `- name:`.',
      }),
    ];
  }
  if (key === 'include') {
    return [
      finding({
        code: 'INCLUDE_LOOP',
        path,
        message: `${name} is an included file, so it cannot include others.`,
        fix: 'List all files in `include` of the main file.',
      }),
    ];
  }
  if (key === 'apiVersion') {
    if (value === apiVersion) return [];
    return [
      finding({
        code: 'INCLUDE_KEY',
        path,
        message: `\`apiVersion\` of ${name} differs from that of the main file.`,
        fix: 'Remove it here: that of the main file applies to all files.',
      }),
    ];
  }
  return [
    finding({
      code: 'INCLUDE_KEY',
      path,
      message: `${name} contains \`${formatPath(path)}\`, but an included file may only contain \`tenants\`.`,
      fix: 'Move it to the main file.',
    }),
  ];
}
