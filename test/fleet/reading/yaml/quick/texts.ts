import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A fleet as programs write it: one value on each line. */
const BLOCK = `apiVersion: cdk8s-tenancy/v1alpha1
platform:
  prefix: ml
  kubernetesVersion: "1.34"
tenants:
  - name: vision
    contact: 'a@b.example'
    admins:
      - group: ops
      - alice
    quota:
      cpu: 100
      gpu: null
`;

/** The same as people write it: brackets, comments, and a list in the column of its key. */
const FLOW = `# Who shares the cluster.
platform: { prefix: ml, admins: [alice, { group: ops }] } # all
tenants:
- name: vision   # first
  quota: {cpu: 40, memory: 80Gi}
  contact: "a & b, c"

- {name: nlp, quota: {gpu: 2}, viewers: []}
`;

/** Brackets over several lines, as a formatter breaks them. */
const BROKEN_LINES = `tenants:
  - name: vision
    network:
      { # all
        reach: tenant,
        flows: { a: { to: 'b' } },

        # one more
        hosts: [x.example, y.example],
      }
    quota:
      cpu: 1
`;

/** Texts of several lines, and what else programs write. */
const TEXTS = `a:
  - b: |-
      x: 1
        # y

      'z'
    c: |
      d
  - "e\\n\\"f"
g: ::/0
h: 'i''j'
`;

export const SMALL_TEXTS: Readonly<Record<string, string>> = {
  'in block style': BLOCK,
  'in flow style': FLOW,
  'with brackets over several lines': BROKEN_LINES,
  'with texts of several lines': TEXTS,
};

const FIXTURES = join(__dirname, '../../../../fixtures');

/** The golden inputs, by name. */
export const FIXTURE_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(FIXTURES).map((name) => [
    name,
    readFileSync(join(FIXTURES, name, 'tenants.yaml'), 'utf8'),
  ]),
);

/** Fixtures that the quick reader leaves to the parser, and why. */
export const NOT_SIMPLE: Readonly<Record<string, string>> = {
  'network-options': 'it has an address with colons between brackets',
};

/** Every character that JavaScript or Unicode takes for white space or for the end of a line. */
export const WHITE_SPACE: readonly string[] = Array.from({ length: 0x10000 }, (_, code) =>
  String.fromCharCode(code),
).filter((character) => /[\s\p{White_Space}\p{Z}]/u.test(character));

/** Others that look like nothing, like ASCII, or that are more than one unit or column. */
export const STRANGERS: readonly string[] = [
  ...['\u200b', '\u200d', '\u2060', '\u180e', '\ufeff', '\u00ad', '\u202e', '\ufffd', '\ufffe'],
  ...['\0', '\u0001', '\u0007', '\u001b', '\u001f', '\u007f', '\u0080', '\u0084', '\u009f'],
  ...['é', 'e\u0301', '\u0301', 'ß', '漢', '한', 'ａ', '：', '＃', '，', '－', '［', '｛', '＂'],
  ...['😀', '👩‍💻', '𝒳', '\u{e0020}', '\u{10ffff}'],
];

/** What means something to YAML. */
export const SIGNS: readonly string[] = [
  ...['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', "'", '"', '%', '@'],
  ...['`', '~', '<', '=', '.', '/', '\\', '+', '$', '_', '^', '(', ')', ';', 'a', 'Z', '0', '9'],
  ...[': ', ' #', '- ', '? ', ' &a ', ' *a', ' !t ', '<<: ', '...', '---', '\n---\n', '\n...\n'],
  ...['\n', '\n\n', '\n ', '\n  ', '\n    ', '  ', '\r\n', '{}', '[]', '""', "''", "''''", '|\n'],
  ...['null', 'true', '~', 'name: a', 'a: ', '\n  a: b', '\n- b', ', a: b', ', b', '\\n', '{{'],
];
