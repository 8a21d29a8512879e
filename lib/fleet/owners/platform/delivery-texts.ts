import type { DeliveryProps } from '../../model/props';
import { isDnsLabel, isDnsSubdomain } from '../../values/dns-names';
import { nameFix } from '../../values/name-checks';

/** What a text has to look like, and what to say of one that does not. */
interface Form {
  readonly is: (text: string) => boolean;
  /** What it is to be: `\`x\` cannot be …`. */
  readonly what: string;
  readonly fix: (text: string) => string;
}

const REF: Form = {
  is: (text) =>
    /^[A-Za-z0-9_][-A-Za-z0-9_.+]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.+]*)*$/.test(text) &&
    text.length <= 255,
  what: 'the name of a branch or a tag',
  fix: () => 'Write the name alone, such as `main`.',
};

const DURATION: Form = {
  is: (text) => /^(?=.*[1-9])(?:[0-9]+h)?(?:[0-9]+m)?(?:[0-9]+s)?$/.test(text),
  what: 'a duration',
  fix: (text) =>
    /^[1-9][0-9]*$/.test(text)
      ? `Add the unit, such as \`${text}m\` for minutes.`
      : 'Write hours, minutes and seconds, such as `1h30m`, `10m` or `90s`.',
};

/** The texts of a delivery. Their patterns are those of the schema, which an editor checks. */
export const DELIVERY_TEXTS: Readonly<Record<Exclude<keyof DeliveryProps, 'engine'>, Form>> = {
  repository: {
    is: (text) =>
      /^https:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s?#]+$|^oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+$|^ssh:[/]{2}(?:[^\s/:@?#]+@)?[^\s/:@?#]+(?::[0-9]+)?[/][^\s?#]+$/.test(
        text,
      ) && text.length <= 2048,
    what: 'the URL of a repository',
    fix: repositoryFix,
  },
  branch: REF,
  tag: REF,
  path: {
    is: (text) =>
      /^(?:[.]|[A-Za-z0-9_][-A-Za-z0-9_.]*(?:[/][A-Za-z0-9_][-A-Za-z0-9_.]*)*)$/.test(text) &&
      text.length <= 1024,
    what: 'a folder of the repository',
    fix: (text) => {
      const better = text
        .split('/')
        .filter((part) => part !== '' && part !== '.')
        .join('/');
      return DELIVERY_TEXTS.path.is(better)
        ? `Write it from the root of the repository, as \`${better}\`.`
        : 'Write it from the root of the repository, such as `dist`, or `.` for the root itself.';
    },
  },
  namespace: { is: isDnsLabel, what: 'the name of a namespace', fix: (text) => nameFix(text) },
  secret: {
    is: isDnsSubdomain,
    what: 'the name of a Secret',
    fix: (text) => nameFix(text, 253),
  },
  serviceAccount: {
    is: isDnsSubdomain,
    what: 'the name of a service account',
    fix: (text) => {
      const name = text.slice(text.lastIndexOf('/') + 1);
      return name !== text && isDnsSubdomain(name)
        ? `Write the name alone, as \`${name}\`, and its namespace under \`namespace\`.`
        : nameFix(text, 253);
    },
  },
  interval: DURATION,
  timeout: DURATION,
};

/** A URL as a message may show it: logs of pipelines print findings. */
export function withoutPassword(url: string): string {
  return url.replace(/^(\w+:[/]{2})[^/]*@/, '$1…@');
}

function repositoryFix(url: string): string {
  const scp = /^([^\s/:@]+@[^\s/:@]+):(?![/])([^\s?#]+)$/.exec(url);
  if (scp !== null) return `Write it as \`ssh://${scp[1]}/${scp[2]}\`.`;
  const tagged = /^(oci:[/]{2}[^\s/:@?#]+(?::[0-9]+)?[/][^\s:@?#]+):([^\s:@?#]+)$/.exec(url);
  if (tagged !== null) return `Write \`repository: ${tagged[1]}\` and \`tag: ${tagged[2]}\`.`;
  if (/^\w+:[/]{2}[^/]*:[^/]*@/.test(url) || /^(?:https|oci):[/]{2}[^/]*@/.test(url)) {
    return 'Leave the password out: Flux reads it from a Secret that you name under `secret`, and Argo CD from its own.';
  }
  if (url.startsWith('http://')) {
    return 'Write `https://`: who can change what is read over `http://` administers the cluster.';
  }
  return 'Write a URL such as `https://git.example.com/platform/tenants.git`, which starts with `https://`, `ssh://` or `oci://`.';
}
