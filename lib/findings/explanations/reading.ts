import type { Explanations } from './explanation';
import { yaml } from './yaml';

/** Ten of a name, as a list. */
const ten = (name: string): string => `[${Array(10).fill(name).join(', ')}]`;

/** Files and YAML. */
export const READING = {
  FILE_UNREADABLE: {
    cause:
      'The file is not there, is a folder, or may not be read by you. Without `--file`, the command reads ' +
      '`tenants.yaml` in the folder that you stand in.',
    fix:
      'Name the right file with `--file`, or write a starter with `tenancy init`. An included file must exist and be ' +
      'readable as long as the pattern in `include` matches it.',
    noExample: 'It is about a file that cannot be opened, so there is no text to show.',
  },
  FILE_TOO_LARGE: {
    cause:
      'A file may have 32 MiB. Ten thousand tenants need a quarter of that, so what is larger is most likely no ' +
      'fleet but a log, a dump or a build product.',
    fix: 'Check that it is the right file. If the fleet is that large, spread it over several files with `include`.',
    noExample: 'Its text would be too long to read.',
  },
  FILE_NOT_UTF8: {
    cause:
      'The bytes are no UTF-8, the one encoding in which editors, Git and Kubernetes agree on what a character is. ' +
      'Windows PowerShell writes UTF-16 when output is redirected, and old editors write a local code page.',
    fix: 'Save the file as UTF-8. In PowerShell, use `Set-Content -Encoding utf8`.',
    noExample: 'It is about bytes, which no readable text can show.',
  },
  FILE_EMPTY: {
    cause:
      'There is nothing in the file but comments and blank lines. That can be a file that was cut off while it was ' +
      'written, so it is not taken for a fleet without tenants.',
    fix: 'Write the fleet into it. A fleet without tenants says so: `tenants: []`.',
    example: {
      wrong: yaml`
        # The teams that share the cluster.
      `,
      right: yaml`
        # The teams that share the cluster.
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: []
      `,
    },
  },
  INCLUDE_EMPTY: {
    cause:
      'Nothing has a name that fits the pattern. If that passed, a typing error in the pattern would leave out every ' +
      'tenant of those files.',
    fix:
      'Correct the pattern; it is relative to the folder of the file that holds it. Remove `include` if there is ' +
      'nothing to include.',
    example: {
      wrong: {
        'tenants.yaml': yaml`
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenant.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': yaml`
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
      right: {
        'tenants.yaml': yaml`
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': yaml`
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
    },
  },
  INCLUDE_LOOP: {
    cause:
      'Only the main file includes. With one level, a reader of the main file knows every file that counts, and no ' +
      'file can include itself.',
    fix: 'Remove `include` there, and name those files in the `include` of the main file. It takes a list.',
    example: {
      wrong: {
        'tenants.yaml': yaml`
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': yaml`
          include: research/*.yaml
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
      right: {
        'tenants.yaml': yaml`
          apiVersion: cdk8s-tenancy/v1alpha1
          include: [tenants.d/*.yaml]
          tenants: []
        `,
        'tenants.d/vision.yaml': yaml`
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
    },
  },
  INCLUDE_KEY: {
    cause:
      'An included file holds `tenants:` and nothing else. So whoever owns it in CODEOWNERS can change their tenants, ' +
      'and never what holds for all.',
    fix: 'Move the key to the main file.',
    example: {
      wrong: {
        'tenants.yaml': yaml`
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': yaml`
          platform: { prefix: ml }
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
      right: {
        'tenants.yaml': yaml`
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          platform: { prefix: ml }
          tenants: []
        `,
        'tenants.d/vision.yaml': yaml`
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
    },
  },
  YAML_SYNTAX: {
    cause:
      'A bracket is not closed, a space is missing, a line has the wrong indentation, or the text was never YAML. ' +
      'From there on, nothing can be read for sure.',
    fix:
      'Mend the place that is shown; if it looks right, look at the line above. Texts with `: `, `#`, braces or ' +
      'brackets in them go in quotes.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: {cpu:20, memory: 64Gi}
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: {cpu: 20, memory: 64Gi}
      `,
    },
  },
  YAML_TAB: {
    cause: 'YAML indents with spaces, because tabs are of a different width for everybody.',
    fix: 'Replace the tab by spaces, and let your editor do so for YAML files.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
        \t- name: vision
        \t  costCenter: ENG-1
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  YAML_DOCUMENTS: {
    cause:
      'A line `---` starts a second document. A fleet is one document, so the second would be ignored.',
    fix: 'Join them under one `tenants:`, or put the second into a file of its own and `include` it.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
        ---
        tenants:
          - { name: speech, costCenter: ENG-2 }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - { name: vision, costCenter: ENG-1 }
          - { name: speech, costCenter: ENG-2 }
      `,
    },
  },
  YAML_DUPLICATE_KEY: {
    cause:
      'One map says the same key twice. Some YAML readers take the first and some the last, so what a reviewer reads ' +
      'may not be what counts.',
    fix: 'Keep one of the two. What belongs together goes under one key.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20 }
            quota: { memory: 64Gi }
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: { cpu: 20, memory: 64Gi }
      `,
    },
  },
  YAML_MERGE_KEY: {
    cause:
      'Merge keys are a habit of YAML 1.1 and no part of YAML 1.2. What they bring in is invisible in a diff; tiers ' +
      'do the same with a name.',
    fix: 'Put what is shared into a tier, and start the tenants from it with `tier:`.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            quota: &small { cpu: 20, memory: 64Gi }
          - name: speech
            costCenter: ENG-2
            quota: { <<: *small, pods: 50 }
      `,
      right: yaml`
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
    cause:
      'A map or a list stands where a key belongs, or the key is one that programs keep for themselves, such as ' +
      '`__proto__`. The usual reason is a template, `{{ … }}`, that nobody rendered.',
    fix: 'Render templates first. Give the key a plain name, or put a text with braces in quotes.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: {{ .Values.costCenter }}
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  VALUE_EMPTY: {
    cause:
      'To YAML, nothing behind a key is `null`, and `null` removes what is inherited: here a quota, there a whole ' +
      'environment. That is too much to happen by a line that was left unfinished.',
    fix: 'Write the value. Write `null` if the removal is meant, or delete the key to inherit.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            environments:
              staging:
      `,
      right: yaml`
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
    cause:
      'A word with an exclamation mark asks YAML for a type or a program of its own, such as a secret store. Here ' +
      'values are plain, so that a file means the same everywhere.',
    fix: 'Remove the tag and write the value. Put it in quotes where it must be text.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: !env COST_CENTER
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
      `,
    },
  },
  YAML_ALIASES: {
    cause:
      'Aliases that name aliases multiply: a few lines become millions of values and would take all memory. No fleet ' +
      'needs that.',
    fix: 'Write out what is meant, or put what many tenants share into a tier.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        a: &a ${ten('x')}
        b: &b ${ten('*a')}
        c: &c ${ten('*b')}
        d: &d ${ten('*c')}
        e: &e ${ten('*d')}
        f: &f ${ten('*e')}
        tenants: []
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: []
      `,
    },
  },
  YAML_DEPTH: {
    cause:
      'Lists and maps stand more than 50 deep in each other. A fleet has about ten levels, so this is a program that ' +
      'ran away, or brackets that were never closed.',
    fix: 'Look for the first bracket without an end, and for lines that are indented further and further.',
    example: {
      wrong: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: ${'['.repeat(51)}${']'.repeat(51)}
      `,
      right: yaml`
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: []
      `,
    },
  },
} as const satisfies Explanations;
