import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { API, type BadInput, TENANTS, platform, tenant } from '../bad-input';

const MAIN = 'tenants.yaml';
const INCLUDING = `${API}include: tenants.d/*.yaml\ntenants: []\n`;

/** Files that cannot be read, that are not YAML, or that contain too much of it. */
export const FILES: readonly BadInput[] = [
  {
    rule: 'a file that is not there',
    input: {},
    finds: [['FILE_UNREADABLE', /no such file/, /tenancy init|--file/]],
  },
  {
    rule: 'a folder instead of a file',
    input: {},
    prepare: (folder) => mkdirSync(join(folder, MAIN)),
    finds: [['FILE_UNREADABLE', /it is a folder/, /--file/]],
  },
  {
    rule: 'a file of 200 MB',
    input: { [MAIN]: API },
    prepare: (folder) => truncateSync(join(folder, MAIN), 200 * 1024 * 1024),
    finds: [['FILE_TOO_LARGE', /larger than 32 MiB/, /Split it with `include`/]],
  },
  {
    rule: 'a file that is not UTF-8',
    input: { [MAIN]: Buffer.concat([Buffer.from(`${API}# caf`), Buffer.from([0xe9, 0x0a])]) },
    finds: [['FILE_NOT_UTF8 2:6', /The byte 0xE9 is not UTF-8/, /Save the file as UTF-8/]],
  },
  {
    rule: 'a file that is UTF-16',
    input: { [MAIN]: Buffer.from(`\ufeff${API}`, 'utf16le') },
    finds: [['FILE_NOT_UTF8 1:1', /UTF-16/, /PowerShell/]],
  },
  {
    rule: 'an empty file',
    input: '',
    finds: [['FILE_EMPTY 1:1', /contains nothing/, /tenancy init/]],
  },
  {
    rule: 'a file of comments',
    input: '# to be written\n',
    finds: [['FILE_EMPTY 1:1', /nothing but comments/, /tenancy init/]],
  },
  {
    rule: 'several documents in one file',
    input: `${API}${TENANTS}---\n${API}${TENANTS}`,
    finds: [['YAML_DOCUMENTS 4:1', /second YAML document starts here/, /`include` joins/]],
  },
  {
    rule: 'an alias bomb',
    input: `${API}x0: &x0 [lol, lol, lol, lol, lol, lol, lol, lol]\n${Array.from(
      { length: 8 },
      (_, index) => `x${index + 1}: &x${index + 1} [${Array(8).fill(`*x${index}`).join(', ')}]\n`,
    ).join('')}`,
    finds: [['YAML_ALIASES 8:20', /expand to more than 1000000 values/, /into a tier/]],
  },
  {
    rule: 'nesting 20,000 deep',
    input: `${API}tenants: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
    finds: [
      ['YAML_DEPTH 2:59', /nested more than 50 levels deep/, /a bracket that is never closed/],
    ],
  },
  {
    rule: 'a tab instead of spaces',
    input: `${API}tenants:\n\t- name: vision\n`,
    finds: [['YAML_TAB 3:1', /tab/i, /spaces/]],
  },
  {
    rule: 'a key that occurs twice in one map',
    input: tenant('costCenter: ENG-2'),
    finds: [['YAML_DUPLICATE_KEY 5:5', /`costCenter` occurs twice.*first on line 4/, /Keep one/]],
  },
  {
    rule: 'a tier that occurs twice because it was copied',
    input: `${API}tiers:\n  small: { podSecurity: baseline }\n  small: { podSecurity: restricted }\n${TENANTS}`,
    finds: [['YAML_DUPLICATE_KEY 4:3', /`small` occurs twice/, /Keep one/]],
  },
  {
    rule: 'a merge key, and not the keys that it would have added',
    input: `${API}tenants:\n  - &base\n    name: vision\n    costCenter: ENG-1\n  - <<: *base\n    name: speech\n`,
    finds: [['YAML_MERGE_KEY 6:5', /YAML 1\.2 has no merge key `<<`/, /into a tier/]],
  },
  {
    rule: 'keys that every JavaScript object has',
    input: tenant('labels:\n  __proto__: x\n  constructor: y'),
    finds: [
      ['YAML_KEY 6:7', /`__proto__` is never allowed/, /another name/],
      ['YAML_KEY 7:7', /`constructor` is never allowed/, /another name/],
    ],
  },
  {
    rule: 'a tag',
    input: tenant('contact: !vault secret'),
    finds: [['YAML_TAG 5:14', /`!vault`/, /Remove the tag/]],
  },
  {
    rule: 'a template that nobody rendered',
    input: tenant('contact: {{ .Values.contact }}'),
    finds: [['YAML_KEY 5:15', /looks like a template/, /Render the template first/]],
  },
  {
    rule: 'a map without a space after the colon',
    input: tenant('quota: {cpu:100}'),
    finds: [['YAML_SYNTAX 5:13', /`cpu:100` is a key without a value/, /space after the colon/]],
  },
  {
    rule: 'a comma in a number, which makes two entries of it',
    input: tenant('quota: { memory: 1,5Ti }'),
    finds: [['YAML_SYNTAX 5:24', /`5Ti` is a key without a value/, /decimals with a dot/]],
  },
  {
    rule: 'a merge that was not finished',
    input: `${API}<<<<<<< HEAD\ntenants: []\n=======\ntenants: []\n>>>>>>> other\n`,
    finds: [['YAML_SYNTAX 2:1', /Git left a conflict marker/, /Resolve the conflict/]],
  },
  {
    rule: 'an environment without a value, which YAML would read as null and so remove',
    input: tenant('environments:\n  dev:\n  staging: null\n  prod: { quota: { cpu: 5 } }'),
    finds: [['VALUE_EMPTY 6:7', /`dev` has no value/, /`null` to remove/]],
  },
  {
    rule: 'a quota without a value, which would remove the limit',
    input: tenant('quota: { cpu: , memory: 4Gi }'),
    finds: [['VALUE_EMPTY 5:14', /`cpu` has no value/, /`null` to remove/]],
  },
  {
    rule: '`tenants:` without a value',
    input: `${API}tenants:\n`,
    finds: [['VALUE_EMPTY 2:1', /`tenants` has no value/, /`tenants: \[\]` for none/]],
  },
  {
    rule: 'a required key without a value',
    input: `${API}tenants:\n  - name: vision\n    costCenter:\n`,
    finds: [['VALUE_EMPTY 4:5', /`costCenter` has no value/, /^Add `costCenter: …`/]],
  },
  {
    rule: 'an include that matches nothing',
    input: INCLUDING,
    finds: [
      ['INCLUDE_EMPTY 2:10', /`tenants\.d\/\*\.yaml` matches no file/, /relative to the folder/],
    ],
  },
  {
    rule: 'an include with a misspelt folder, or with the other extension',
    input: {
      [MAIN]: `${API}include: [tenant.d/*.yaml, tenants.d/*.yml]\ntenants: []\n`,
      'tenants.d/a.yaml': TENANTS,
    },
    finds: [
      ['INCLUDE_EMPTY 2:11', /matches no file/, /Did you mean `tenants\.d\/\*\.yaml`\?/],
      ['INCLUDE_EMPTY 2:28', /matches no file/, /Did you mean `tenants\.d\/\*\.yaml`\?/],
    ],
  },
  {
    rule: 'an include with too many stars in one name',
    input: {
      [MAIN]: `${API}include: [tenants.d/*.yaml, "tenants.d/*-*-*-*.yaml"]\ntenants: []\n`,
      'tenants.d/a-b-c-d.yaml': TENANTS,
    },
    finds: [['INCLUDE_EMPTY 2:29', /more than 3 `\*` in one name/, /list several patterns/]],
  },
  {
    rule: 'a no-break space between brackets, which is part of the key',
    input: tenant('quota: {cpu: 40,\u00a0memory: 80Gi}'),
    finds: [['KEY_UNKNOWN 5:21', /`\u00a0memory`/, /Did you mean `memory`/]],
  },
  {
    rule: 'an included file that includes others',
    input: {
      [MAIN]: INCLUDING,
      'tenants.d/a.yaml': 'include: ../tenants.yaml\ntenants: []\n',
    },
    finds: [
      ['tenants.d/a.yaml INCLUDE_LOOP 1:1', /cannot include others/, /`include` of the main file/],
    ],
  },
  {
    rule: 'an included file that contains more than tenants',
    input: {
      [MAIN]: INCLUDING,
      'tenants.d/a.yaml': `platform: { prefix: ml }\n${TENANTS}`,
    },
    finds: [
      ['tenants.d/a.yaml INCLUDE_KEY 1:1', /contains `platform`/, /Move it to the main file/],
    ],
  },
  {
    rule: 'an included file that cannot be read',
    input: { [MAIN]: INCLUDING },
    prepare: (folder) => {
      mkdirSync(join(folder, 'tenants.d'));
      symlinkSync('nowhere', join(folder, 'tenants.d/a.yaml'));
    },
    finds: [['tenants.d/a.yaml FILE_UNREADABLE', /no such file/, /include/]],
  },
  {
    rule: 'an empty included file',
    input: { [MAIN]: INCLUDING, 'tenants.d/a.yaml': '' },
    finds: [['tenants.d/a.yaml FILE_EMPTY 1:1', /contains nothing/, /`tenants:`/]],
  },
  {
    rule: 'an included file with a mistake of its own, in its own lines',
    input: {
      [MAIN]: `${API}include: tenants.d/*.yaml\n${TENANTS}`,
      'tenants.d/a.yaml': 'tenants:\n  - { name: nlp, costCenter: ENG-3 }\n',
      'tenants.d/b.yaml':
        '# speech\ntenants:\n  - name: speech\n    costCenter: ENG-2\n    podSecurity: restrictd\n',
    },
    finds: [
      [
        'tenants.d/b.yaml VALUE_UNKNOWN 5:18',
        /`podSecurity` cannot be `restrictd`/,
        /Did you mean `restricted`/,
      ],
    ],
  },
  {
    rule: 'a tenant that another file already has',
    input: {
      [MAIN]: `${API}include: tenants.d/*.yaml\n${TENANTS}`,
      'tenants.d/a.yaml': 'tenants:\n  - { name: speech, costCenter: ENG-2 }\n',
      'tenants.d/b.yaml':
        'tenants:\n  - { name: nlp, costCenter: ENG-3 }\n  - { name: speech, costCenter: ENG-2 }\n' +
        '  - { name: vision, costCenter: ENG-1 }\n',
    },
    finds: [
      [
        'tenants.d/b.yaml TENANT_DUPLICATE 3:13',
        /Another tenant is already called `speech`/,
        /Rename/,
      ],
      [
        'tenants.d/b.yaml TENANT_DUPLICATE 4:13',
        /Another tenant is already called `vision`/,
        /Rename/,
      ],
    ],
  },
  {
    rule: 'mistakes in three files, all at once',
    input: {
      [MAIN]: `${API}include: tenants.d/*.yaml\nplatform: { podSecurity: strict }\n${TENANTS}`,
      'tenants.d/a.yaml': 'tenants:\n  - { name: Speech, costCenter: ENG-2 }\n',
      'tenants.d/b.yaml': 'tenants: [{ name: nlp }]\n',
    },
    finds: [
      ['tenants.d/a.yaml NAME_INVALID 2:13', /`Speech`/, /such as `speech`/],
      ['tenants.d/b.yaml KEY_MISSING 1:11', /`costCenter` is missing/, /costCenter/],
      ['VALUE_UNKNOWN 3:26', /`strict`/, /`baseline`/],
    ],
  },
  {
    rule: 'fine: line ends of Windows, and a mistake below them in its own column',
    input: tenant('podSecurity: restrictd').replaceAll('\n', '\r\n'),
    finds: [['VALUE_UNKNOWN 5:18', /`restrictd`/, /`restricted`/]],
  },
  {
    rule: 'fine: a byte order mark, and a mistake on the first line in its own column',
    input: '\ufeffapiVersion: cdk8s-tenancy/v2\ntenants: []\n',
    finds: [['API_VERSION 1:13', /`cdk8s-tenancy\/v2`/, /`cdk8s-tenancy\/v1alpha1`/]],
  },
  {
    rule: 'fine: CRLF and a byte order mark together',
    input: `\ufeff${tenant('department: Data Science')}`.replaceAll('\n', '\r\n'),
    finds: [],
  },
  {
    rule: 'fine: an unquoted 1.30 stays 1.30',
    input: platform('kubernetesVersion: 1.30'),
    finds: [],
  },
  {
    rule: 'fine: an anchor for a whole value',
    input: {
      [MAIN]: `${API}tenants:\n  - { name: vision, costCenter: ENG-1, quota: &q { cpu: 20 } }\n  - { name: speech, costCenter: ENG-2, quota: *q }\n`,
    },
    finds: [],
  },
  {
    rule: 'fine: no tenants yet',
    input: `${API}tenants: []\n`,
    finds: [],
  },
  {
    rule: 'fine: an include of a single file',
    input: {},
    prepare: (folder) => {
      writeFileSync(join(folder, MAIN), `${API}include: more.yaml\ntenants: []\n`);
      writeFileSync(join(folder, 'more.yaml'), TENANTS);
    },
    finds: [],
  },
];
