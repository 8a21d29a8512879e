import type { AdmissionPolicyProps } from '../rail';
import { notBy } from '../callers';
import { CALLER, type StampOptions } from '../creator-stamp';

/**
 * People write no `status` of a workflow. Its kinds have no status subresource, and the controller believes what the
 * status says: artifact repositories of other namespaces, locks that it holds, claims that are to be deleted.
 *
 * Source: argoproj/argo-workflows v4.0.5, workflow/controller/operator.go:221 and 1930, workflow/sync/sync_manager.go:210.
 */
export function workflowStatusPolicy({
  controllers,
}: Pick<StampOptions, 'controllers'>): AdmissionPolicyProps {
  return {
    name: 'workflow-status',
    rails: [
      {
        rail: 'engineFields',
        rules: [
          {
            apiGroups: ['argoproj.io'],
            apiVersions: ['*'],
            operations: ['CREATE', 'UPDATE'],
            resources: ['cronworkflows', 'workflows'],
          },
        ],
        matchConditions: [
          ...notBy('not-by-controllers', controllers),
          {
            name: 'changes-the-status',
            expression:
              "dyn(object).?status != (request.operation == 'CREATE' ? optional.none() : dyn(oldObject).?status)",
          },
        ],
        variables: [
          ...CALLER,
          {
            // Clients that are written in Go send the times of an empty status as `null`.
            name: 'written',
            expression:
              "request.operation == 'UPDATE' || dyn(object).?status.orValue({}).exists(k, dyn(object).status[k] != null)",
          },
        ],
        validations: [
          {
            expression: '!variables.written || variables.operator',
            message: 'only the workflow controller writes the status of a workflow',
            messageExpression:
              "'only the workflow controller writes the `status` of a ' + request.kind.kind + '. Leave it out of what is new, and as it is in what exists; retry a workflow by submitting it again.'",
          },
        ],
      },
    ],
  };
}
