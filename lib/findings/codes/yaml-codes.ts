import { defineCodes } from './code-entry';

/** Text that is not YAML, or uses more of YAML than a fleet may. */
export const YAML_CODES = defineCodes({
  YAML_SYNTAX: {
    severity: 'error',
    summary: 'The text is not valid YAML.',
    caret: 'text',
    cause:
      'A bracket is not closed, a space is missing, a line has the wrong indentation, or the ' +
      'file is not YAML at all. Nothing after this point can be read reliably.',
    fix:
      'Correct the marked place; if it looks right, check the line above it. Quote values that ' +
      'contain a colon followed by a space, a `#`, braces or brackets.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: {cpu:20, memory: 64Gi}
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: {cpu: 20, memory: 64Gi}
      `,
    },
  },
  YAML_TAB: {
    severity: 'error',
    summary: 'A line is indented with a tab.',
    caret: 'text',
    cause:
      'YAML allows only spaces for indentation, because the width of a tab depends on the editor.',
    fix: 'Replace the tab with spaces, and set your editor to do so in YAML files.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
        \t- name: vision
        \t  costCenter: ENG-1
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  YAML_DOCUMENTS: {
    severity: 'error',
    summary: 'The file contains more than one YAML document.',
    caret: 'text',
    cause:
      'A line with `---` starts a second document. A fleet is a single document, so everything ' +
      'after that line would be ignored.',
    fix:
      'Put all tenants under one `tenants:` key, or move the second document to a file of its ' +
      'own and `include` that file.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
        ---
        tenants:
          - { name: speech, costCenter: ENG-2 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
          - { name: speech, costCenter: ENG-2 }
      `,
    },
  },
  YAML_DUPLICATE_KEY: {
    severity: 'error',
    summary: 'A map contains the same key twice.',
    caret: 'key',
    cause:
      'Some YAML readers keep the first of two equal keys and others keep the last, so the value ' +
      'that a reviewer reads may not be the one that applies.',
    fix: 'Keep one of the two, or merge their contents under one key.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
            quota: { memory: 64Gi }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20, memory: 64Gi }
      `,
    },
  },
  YAML_MERGE_KEY: {
    severity: 'error',
    summary: 'The file uses a YAML merge key (`<<`).',
    caret: 'key',
    cause:
      'Merge keys come from YAML 1.1 and are not part of YAML 1.2. A diff does not show the ' +
      'values that they bring in; a tier does the same job under a name.',
    fix: 'Move the shared settings to a tier, and refer to it with `tier:`.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: &small { cpu: 20, memory: 64Gi }
          - name: speech
            costCenter: ENG-2
            quota: { <<: *small, pods: 50 }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tiers:
          small: { quota: { cpu: 20, memory: 64Gi } }
        tenants:
          - { name: vision, costCenter: ENG-1, tier: small }
          - { name: speech, costCenter: ENG-2, tier: small, quota: { pods: 50 } }
      `,
    },
  },
  YAML_KEY: {
    severity: 'error',
    summary: 'A map key is not plain text, or is a reserved word.',
    caret: 'text',
    cause:
      'The key is a map or a list, or a word that JavaScript reserves, such as `__proto__`. The ' +
      'usual reason is a template placeholder, `{{ … }}`, that was never rendered.',
    fix:
      'Render the template first, and quote text that contains braces. Otherwise, choose a plain ' +
      'name for the key.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: {{ .Values.costCenter }}
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  VALUE_EMPTY: {
    severity: 'error',
    summary: 'A key has no value.',
    caret: 'key',
    cause:
      'YAML reads a missing value as `null`, and `null` removes an inherited setting, such as a ' +
      'quota or a whole environment. A line that somebody forgot to finish must not do that.',
    fix: 'Write the value. To remove the inherited setting, write `null`; to keep it, delete the key.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments:
              staging:
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments:
              staging: null
      `,
    },
  },
  YAML_TAG: {
    severity: 'error',
    summary: 'The file uses a YAML tag, such as `!env`.',
    caret: 'text',
    cause:
      'A word that starts with `!` asks YAML for a special type, or asks a tool to fetch the ' +
      'value from somewhere else. Only plain values are read here, so that the file means the ' +
      'same on every machine.',
    fix: 'Remove the tag and write the value itself. Quote the value if it must be text.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: !env COST_CENTER
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  YAML_ALIASES: {
    severity: 'error',
    summary: 'Aliases expand to too much data.',
    caret: 'text',
    cause:
      'Aliases that refer to other aliases multiply: a few lines can expand to millions of ' +
      'values and exhaust the memory. An alias inside its own anchor would never end.',
    fix: 'Write the values out, or move the settings that many tenants share to a tier.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        a: &a [x, x, x, x, x, x, x, x, x, x]
        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
        d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
        e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
        f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
        tenants: []
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: []
      `,
    },
  },
  YAML_DEPTH: {
    severity: 'error',
    summary: 'The data is nested too deeply.',
    caret: 'text',
    cause:
      'Maps and lists are nested more than 50 levels deep, while a fleet needs about ten. Either ' +
      'a faulty program generated the file, or its brackets are not closed.',
    fix:
      'Look for the first bracket that is not closed, and for lines that are indented further ' +
      'and further.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: []
      `,
    },
  },
});
