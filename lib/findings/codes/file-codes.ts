import { defineCodes } from './code-entry';

/** Files and what they include. */
export const FILE_CODES = defineCodes({
  FILE_UNREADABLE: {
    severity: 'error',
    summary: 'The file cannot be read.',
    caret: 'none',
    cause:
      'The file does not exist, is a folder, or you do not have permission to read it. Without ' +
      '`--file`, the command reads `tenants.yaml` in the current folder.',
    fix:
      'Name the right file with `--file`, or write a starter file with `tenancy init`. If the ' +
      'fleet includes the file, make it readable, or change the pattern in `include` so that it ' +
      'no longer matches.',
    example: {
      none: 'The file cannot be opened, so there is no text to show.',
    },
  },
  FILE_TOO_LARGE: {
    severity: 'error',
    summary: 'The file is larger than any fleet needs.',
    caret: 'none',
    cause:
      'A file may hold up to 32 MiB of text and six million YAML tokens, which is enough for ' +
      'about 20,000 tenants. A larger file is most likely a log, a dump or a build artifact.',
    fix:
      'Check that you named the right file. If your fleet is that large, split it into several ' +
      'files with `include`.',
    example: {
      none: 'The file would be too long to print.',
    },
  },
  FILE_NOT_UTF8: {
    severity: 'error',
    summary: 'The file is not UTF-8 text.',
    caret: 'text',
    cause:
      'Every file of a fleet must be UTF-8, the encoding that editors, Git and Kubernetes share. ' +
      'Windows PowerShell writes UTF-16 when you redirect output, and some old editors save in a ' +
      'local code page.',
    fix: 'Save the file as UTF-8. In PowerShell, use `Set-Content -Encoding utf8`.',
    example: {
      none: 'The fault is in bytes that readable text cannot contain.',
    },
  },
  FILE_EMPTY: {
    severity: 'error',
    summary: 'The file contains no data.',
    caret: 'text',
    cause:
      'The file contains nothing but comments and blank lines. It may have been cut off while it ' +
      'was being written, so it does not count as a fleet without tenants.',
    fix: 'Write the fleet into the file. A fleet without tenants needs an explicit `tenants: []`.',
    example: {
      wrong: `
        # The teams that share the cluster.
      `,
      right: `
        # The teams that share the cluster.
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants: []
      `,
    },
  },
  INCLUDE_EMPTY: {
    severity: 'error',
    summary: 'An `include` pattern matches no file.',
    caret: 'value',
    cause:
      'No file name matches the pattern. If this were allowed, a typo in the pattern would ' +
      'silently drop every tenant in those files.',
    fix:
      'Correct the pattern, which is relative to the folder of the main file. If there is ' +
      'nothing to include, remove `include`.',
    example: {
      wrong: {
        'tenants.yaml': `
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenant.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': `
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
      right: {
        'tenants.yaml': `
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': `
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
    },
  },
  INCLUDE_LOOP: {
    severity: 'error',
    summary: 'An included file includes other files.',
    caret: 'key',
    cause:
      'Only the main file may use `include`. One look at it therefore shows every file of the ' +
      'fleet, and no file can include itself.',
    fix:
      'Remove `include` from the included file, and add its patterns to the list under `include` ' +
      'in the main file.',
    example: {
      wrong: {
        'tenants.yaml': `
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': `
          include: research/*.yaml
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
      right: {
        'tenants.yaml': `
          apiVersion: cdk8s-tenancy/v1alpha1
          include: [tenants.d/*.yaml]
          tenants: []
        `,
        'tenants.d/vision.yaml': `
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
    },
  },
  INCLUDE_KEY: {
    severity: 'error',
    summary: 'An included file contains more than tenants.',
    caret: 'key',
    cause:
      'An included file may contain only `tenants:` and the same `apiVersion` as the main file. ' +
      'Its owners in CODEOWNERS can therefore change their own tenants, but never the settings ' +
      'that apply to everyone.',
    fix: 'Move the key to the main file.',
    example: {
      wrong: {
        'tenants.yaml': `
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          tenants: []
        `,
        'tenants.d/vision.yaml': `
          platform: { prefix: ml }
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
      right: {
        'tenants.yaml': `
          apiVersion: cdk8s-tenancy/v1alpha1
          include: tenants.d/*.yaml
          platform: { prefix: ml }
          tenants: []
        `,
        'tenants.d/vision.yaml': `
          tenants:
            - { name: vision, costCenter: ENG-1 }
        `,
      },
    },
  },
});
