import { defineCodes } from './code-entry';

/** Extensions, and the folder that synth writes. */
export const OUTPUT_CODES = defineCodes({
  EXTENSION_FAILED: {
    severity: 'error',
    summary: 'An extension cannot be loaded, or fails.',
    caret: 'value',
    cause:
      'A module under `platform.extensions` does not exist, exports neither `tenant` nor ' +
      '`platform`, throws, returns a promise, or adds objects that belong to no file.',
    fix: 'Fix the module at the place that the finding names. Paths are relative to tenants.yaml.',
    example: {
      none: 'The fault is in your own module, not in tenants.yaml.',
    },
  },
  OBJECT_DUPLICATE: {
    severity: 'error',
    summary: 'Two objects have the same kind, namespace and name.',
    caret: 'none',
    cause:
      'An extension adds an object that already exists. If two objects have one name, the one ' +
      'that is applied last wins, and it could replace a guard of the namespace.',
    fix: 'Rename the object that the extension adds.',
    example: {
      none: 'The fault is in your own module, not in tenants.yaml.',
    },
  },
  TENANT_VANISHED: {
    severity: 'error',
    summary: 'A tenant or environment vanished without `state: removed`.',
    caret: 'none',
    cause:
      'The output folder has a file for a namespace that the input no longer contains, perhaps ' +
      'because of a lost line or a typo. If synth deleted the file, the team would lose its ' +
      'access, and nothing would manage its namespace any more.',
    fix:
      'Put the entry back with `state: removed`, run synth and commit, then delete the entry in ' +
      'the next commit. If the namespace is already gone, delete the file with `tenancy synth ' +
      '--prune`.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  NAMESPACE_MOVED: {
    severity: 'error',
    summary: 'A live namespace would be replaced by another one.',
    caret: 'text',
    cause:
      'The output folder has a file for a namespace that the input now calls something else, ' +
      'because of a changed `prefix`, `namespace` or `namespaces`. Kubernetes cannot rename a ' +
      'namespace, so the team would get a new, empty one, with the whole quota again. Its pods ' +
      'and its data would stay in the old one, without people and openings in the network.',
    fix:
      'Put the old value back, or state the old name as `namespace`. If you intend the move, state ' +
      'the old name as `movedFrom`, or run `tenancy synth --prune` if no cluster has the old one.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  RENAME_UNKNOWN: {
    severity: 'error',
    summary: 'Nothing in the output folder had the former name.',
    caret: 'none',
    cause:
      'The output folder has files of an earlier run, but none for the name under `renamedFrom` ' +
      'and none for the new name. The namespaces would be called after somebody who never existed.',
    fix: 'Correct the name under `renamedFrom`, or remove the line if the entry is new.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  OUTPUT_TAKEN: {
    severity: 'error',
    summary: 'The output folder is generated from another file.',
    caret: 'none',
    cause:
      'Two files write to one folder, so each run would replace what the other one wrote. The ' +
      'folder says in `.tenancy-source` which file it is generated from; without that, `dist` is ' +
      'generated from the `tenants.yaml` beside it. That file exists.',
    fix:
      'Write to another folder with `--output`. If the file was copied to a new name, delete the ' +
      'old one, or name the new one in `.tenancy-source`; synth recognises a file that was moved.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  LAYOUT_CHANGED: {
    severity: 'error',
    summary: 'The tree would move, because the file now names several clusters, or no longer does.',
    caret: 'none',
    cause:
      'With several clusters, each has a folder of its own in the output folder, and without, ' +
      'there is one tree. The output folder holds a tree of the other sort. A GitOps engine that ' +
      'delivers it would find its files gone.',
    fix:
      'Move the folders of the old tree to where the new one has them, as the finding says, and ' +
      'then point the GitOps engine there. Or run `tenancy synth --prune` if no cluster has it.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  CLUSTER_VANISHED: {
    severity: 'error',
    summary: 'A cluster is gone from the file, and its namespaces are not.',
    caret: 'none',
    cause:
      'The output folder has the tree of a cluster that the file no longer names, with namespaces ' +
      'without `state: removed`. If synth deleted it, nothing would manage the cluster any more.',
    fix:
      'Put the cluster back, and leave it with `state: removed` for each tenant. If the cluster ' +
      'no longer exists, delete its tree with `tenancy synth --prune`.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  FIELD_IMMUTABLE: {
    severity: 'error',
    summary: 'A field would change that Kubernetes never changes.',
    caret: 'none',
    cause:
      'The output folder has an object with another value of an immutable field: the `value` or ' +
      'the `preemptionPolicy` of a PriorityClass, the `roleRef` of a binding, the ' +
      '`clusterQueue` of a LocalQueue, or the topology, the labels or the tolerations of a pool that ' +
      'has a topology. The API server refuses the new one, and Flux or Argo CD ' +
      'then holds back every other change of that stage, such as the removal of somebody who left.',
    fix:
      'Use another name, or leave the object out in one commit, wait until it is gone from the ' +
      'cluster, and put it back with its new value in the next. If no cluster ever ' +
      'had it, delete its file and run synth again.',
    example: {
      none: 'It depends on what an earlier run wrote, not on tenants.yaml alone.',
    },
  },
  FILE_FOREIGN: {
    severity: 'error',
    summary: 'A file that synth did not write is in the way.',
    caret: 'none',
    cause:
      'Where synth wants to write, there is a folder, a link, or a file without the header that ' +
      'synth gives its own files. Somebody else created it, and it may be the only copy.',
    fix: 'Move it away, delete it, or write to another folder with `--output`.',
    example: {
      none: 'It depends on the output folder, not on tenants.yaml.',
    },
  },
  OUTPUT_UNWRITABLE: {
    severity: 'error',
    summary: 'The output folder cannot be written.',
    caret: 'none',
    cause:
      'The operating system refused an operation, or another run is writing to the same folder. ' +
      'Typically, the disk is full, a permission is missing, or a file exists where a folder is ' +
      'needed. Files are renamed into place at the end, so none of them is half-written.',
    fix:
      'Remove the cause that the finding names, and run synth again. The next run cleans up what ' +
      'this one left behind.',
    example: {
      none: 'It depends on the disk, not on tenants.yaml.',
    },
  },
});
