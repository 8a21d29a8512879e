import { defineCodes } from './code-entry';

/** How tenants deploy from repositories of their own. */
export const DEPLOY_CODES = defineCodes({
  DEPLOY_INVALID: {
    severity: 'error',
    summary: 'Nothing could be deployed as it is written.',
    caret: 'value',
    cause:
      'The engine reads a repository over https or ssh, or as an OCI artifact, at one revision, ' +
      'from one folder. What it cannot read never arrives, and nobody notices until somebody ' +
      'looks at the engine.',
    fix: 'Write the value in the form that the finding shows.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['git@git.example.com:vision/app.git'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['ssh://git@git.example.com/vision/app.git'] }
      `,
      remaining: ['DEPLOY_LOCKDOWN'],
    },
  },
  DEPLOY_NO_SOURCES: {
    severity: 'warning',
    summary: 'Nothing says from where a tenant may deploy.',
    caret: 'key',
    cause:
      '`selfService`, `windows` and `engine` say how a tenant deploys. Without `sources` or ' +
      '`repositories`, at this level or at one that it inherits from, it deploys nothing: there is ' +
      'no account, no role and no project for it.',
    fix: 'Write `sources` or `repositories` as well, or remove the line.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { selfService: true }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { selfService: true, sources: ['https://git.example.com/vision/*'] }
      `,
      remaining: ['DEPLOY_LOCKDOWN'],
    },
  },
  DEPLOY_SOURCE_ANY: {
    severity: 'error',
    summary: 'The tenant could deploy from a repository of anybody.',
    caret: 'value',
    cause:
      'A source without a host means every repository there is. The owner of one of them decides ' +
      'what runs in the namespaces of the tenant as soon as somebody names it.',
    fix: 'Name the host, and the part of it that belongs to the tenant.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://*'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://git.example.com/vision/*'] }
      `,
      remaining: ['DEPLOY_LOCKDOWN'],
    },
  },
  DEPLOY_SOURCE_PUBLIC: {
    severity: 'warning',
    summary: 'The tenant can deploy from a host where everybody can make a repository.',
    caret: 'value',
    cause:
      'A source that is a whole public host restricts nothing: everybody can put a repository ' +
      'there, and one wrong letter in its name is enough to run what a stranger wrote.',
    fix: 'Name the organization, or accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://github.com/*'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://github.com/example/*'] }
      `,
      remaining: ['DEPLOY_LOCKDOWN'],
    },
  },
  DEPLOY_SOURCE_SHARED: {
    severity: 'warning',
    summary: 'Two tenants can deploy from the same repositories.',
    caret: 'value',
    cause:
      'Who may write to a repository of both decides what runs in the namespaces of both. Often ' +
      'a pattern is only wider than it was meant to be.',
    fix: 'Name a part that belongs to one tenant, or accept the warning if they share it.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          delivery: { engine: argocd, repository: https://git.example.com/platform/tenants.git }
        tenants:
          - name: speech
            costCenter: ENG-2
            deploy: { sources: ['https://git.example.com/ml/speech/*'] }
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://git.example.com/ml/*'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          delivery: { engine: argocd, repository: https://git.example.com/platform/tenants.git }
        tenants:
          - name: speech
            costCenter: ENG-2
            deploy: { sources: ['https://git.example.com/ml/speech/*'] }
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://git.example.com/ml/vision/*'] }
      `,
      remaining: ['DEPLOY_IMPERSONATION'],
    },
  },
  DEPLOY_LOCKDOWN: {
    severity: 'warning',
    summary: 'Flux holds tenants apart only with flags that nobody sees here.',
    caret: 'key',
    cause:
      'A repository can refer to others, anywhere. kustomize-controller fetches and builds them ' +
      'before a guard rail sees anything, so that `sources` says nothing about them, unless it ' +
      'runs with `--no-remote-bases=true`. With `--no-cross-namespace-refs=true`, it reads no ' +
      'source of another namespace even where the guard rail `engineFields` is off.',
    fix: 'Start kustomize-controller with both flags, and accept the warning on the platform.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://git.example.com/vision/*'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          accept: [{ code: DEPLOY_LOCKDOWN, why: Flux runs with both flags }]
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { sources: ['https://git.example.com/vision/*'] }
      `,
    },
  },
  DEPLOY_SOURCE_OUTSIDE: {
    severity: 'error',
    summary: "The repository is not among the tenant's sources.",
    caret: 'value',
    cause:
      'The sources say where the repositories of a tenant may be. A repository elsewhere is ' +
      'a mistake in one of the two.',
    fix: 'Write a repository of the sources, or add this one to them.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy:
              sources: ['https://git.example.com/vision/*']
              repositories: { app: { url: https://git.example.com/speech/app.git } }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy:
              sources: ['https://git.example.com/vision/*']
              repositories: { app: { url: https://git.example.com/vision/app.git } }
      `,
      remaining: ['DEPLOY_LOCKDOWN'],
    },
  },
  DEPLOY_PROJECT_TAKEN: {
    severity: 'error',
    summary: 'Two owners would have one project of Argo CD.',
    caret: 'value',
    cause:
      'A project of Argo CD is called like the tenant; where the environments of a tenant deploy ' +
      'from different sources, each has a project that is called like both. `default` is what Argo ' +
      'CD makes itself, and `tenancy` delivers the output. Who shares a project shares its sources ' +
      'and its namespaces.',
    fix: 'Rename one of the two, or let it deploy with Flux.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: default
            costCenter: ENG-1
            deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }
            accept: [{ code: DEPLOY_IMPERSONATION, why: argocd-cm switches it on }]
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }
            accept: [{ code: DEPLOY_IMPERSONATION, why: argocd-cm switches it on }]
      `,
    },
  },
  DEPLOY_IMPERSONATION: {
    severity: 'warning',
    summary: 'Argo CD has to be told to apply with the account of the tenant.',
    caret: 'value',
    cause:
      'A project names the account `deployer` of each namespace, but Argo CD applies with it only ' +
      'where impersonation is on. Otherwise it applies with its own rights, which guard rails ' +
      'trust, and nothing but the lists of the project holds the tenant.',
    fix:
      "Set `application.sync.impersonation.enabled: 'true'` in the ConfigMap `argocd-cm` of Argo CD, " +
      'give its other projects accounts as well, and accept the warning.',
    example: {
      wrong: `
        apiVersion: cdk8s-tenancy/v1alpha1
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }
      `,
      right: `
        apiVersion: cdk8s-tenancy/v1alpha1
        platform:
          accept: [{ code: DEPLOY_IMPERSONATION, why: argocd-cm switches it on }]
        tenants:
          - name: vision
            costCenter: ENG-1
            deploy: { engine: argocd, sources: ['https://git.example.com/vision/*'] }
      `,
    },
  },
});
