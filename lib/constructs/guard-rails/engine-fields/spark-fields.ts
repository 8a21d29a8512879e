import {
  type EngineField,
  type EngineViews,
  QUEUES_AND_PRIORITIES,
  emptyOrIn,
} from './engine-field';
import { AZURE_ADDRESS, isHadoopSetting } from './hadoop-settings';

const APPLICATIONS = [
  'sparkapplications.sparkoperator.k8s.io',
  'scheduledsparkapplications.sparkoperator.k8s.io',
];
const OPERATOR = 'kubeflow/spark-operator v2.5.0, internal/controller/sparkapplication';

/** Starts of the settings that are about the application alone. Every other one may be about the operator. */
const SETTINGS =
  '^spark[.](adaptive|broadcast|cleaner|default|dynamicAllocation|eventLog|executor|executorEnv|extraListeners|kryo|' +
  'kryoserializer|locality|memory|metrics|network|plugins|rapids|rdd|reducer|rpc|scheduler[.]mode|serializer|shuffle|' +
  'speculation|sql|stage|storage|streaming|task|ui|' +
  'driver[.](cores|memory|memoryOverhead|memoryOverheadFactor|maxResultSize|extraJavaOptions|defaultJavaOptions|' +
  'extraClassPath|extraLibraryPath|resource)|' +
  'kubernetes[.](allocation|driverEnv|executor[.]deleteOnTermination|' +
  '(driver|executor)[.](label|annotation|limit[.]cores|request[.]cores|node[.]selector|' +
  'volumes[.](persistentVolumeClaim|emptyDir))))([.]|$)';

/** A SparkApplication, or the one that a schedule makes. */
export const SPARK_VIEWS: EngineViews = {
  spark:
    "variables.kind == 'scheduledsparkapplications.sparkoperator.k8s.io' ? variables.spec.?template.orValue(dyn({})) : variables.spec",
};

export const SPARK_FIELDS: readonly EngineField[] = [
  {
    kinds: APPLICATIONS,
    field: 'mode',
    must: 'must be `cluster`',
    otherwise: 'the driver, a program of the tenant, runs inside the operator with its token',
    allowed: "variables.spark.?mode.orValue('cluster') == 'cluster'",
    source: `${OPERATOR}/submission.go:156; kubeflow/spark-operator issue 1406`,
  },
  {
    kinds: APPLICATIONS,
    field: 'mainApplicationFile',
    must: 'must start with `local://`, `https://`, `s3a://`, `gs://` or `hdfs://`, or with `abfss://` and an account of Azure, and must be set where there are `arguments`',
    otherwise:
      'an option in its place overrides what the operator sets, a path is a file of the operator, and another host gets its token',
    // Without a file, spark-submit reads the first argument in its place.
    allowed:
      "[variables.spark.?mainApplicationFile.orValue('')].all(f, f == '' ? size(variables.spark.?arguments.orValue([])) == 0 : " +
      `!f.contains(',') && (f.matches('^(local|https|s3a|gs|hdfs)://') || f.matches('${AZURE_ADDRESS}')))`,
    source: `${OPERATOR}/submission.go:1070; apache/spark, SparkSubmitOptionParser.java, parse()`,
  },
  {
    kinds: APPLICATIONS,
    field: 'deps.jars, deps.files, deps.pyFiles and deps.archives',
    must: 'must list only `local://` and `https://` addresses, one in each entry',
    otherwise: 'the operator reads its own files, and lists file systems with its own identity',
    allowed:
      "['jars', 'files', 'pyFiles', 'archives'].all(list, variables.spark.?deps[?list].orValue([]).all(u, " +
      "u.matches('^(local|https)://') && !u.contains(',')))",
    source: `${OPERATOR}/submission.go:196; apache/spark, SparkSubmit.scala, prepareSubmitEnvironment`,
  },
  {
    kinds: APPLICATIONS,
    field: 'deps.packages, deps.repositories and deps.excludePackages',
    must: 'must be empty: build what they name into the image',
    otherwise: 'the operator fetches it, from any address, and stores it on its own disk',
    allowed:
      "['packages', 'repositories', 'excludePackages'].all(list, size(variables.spark.?deps[?list].orValue([])) == 0)",
    source: `${OPERATOR}/submission.go:203`,
  },
  {
    kinds: APPLICATIONS,
    field: 'sparkConf',
    must: 'must hold only settings of the application, such as `spark.sql.*`, `spark.executor.*`, `spark.shuffle.*` and `spark.hadoop.fs.s3a.*`',
    otherwise:
      'a setting names another namespace, another account, or a file or class of the operator',
    allowed: `variables.spark.?sparkConf.orValue({}).all(k, k.matches('${SETTINGS}') || ${isHadoopSetting('variables.spark.sparkConf', '^spark[.]hadoop[.]')})`,
    source: `${OPERATOR}/submission.go:97 and 288: the last --conf wins`,
  },
  {
    kinds: APPLICATIONS,
    field: 'hadoopConf',
    must: 'must hold only settings of `fs.s3a`, `fs.gs` and `fs.azure` that load no class, run no program, read no file, and lead no token elsewhere',
    otherwise: 'the operator does that, with its own rights',
    allowed: `variables.spark.?hadoopConf.orValue({}).all(k, ${isHadoopSetting('variables.spark.hadoopConf', '^')})`,
    source: `${OPERATOR}/submission.go:303`,
  },
  {
    kinds: APPLICATIONS,
    field: 'proxyUser and kerberos',
    must: 'must not be set',
    otherwise: 'the operator acts as another user of Hadoop, with its own keytab',
    allowed: "!('proxyUser' in variables.spark) && !('kerberos' in variables.spark)",
    source: `${OPERATOR}/submission.go:1059`,
  },
  {
    kinds: APPLICATIONS,
    field: 'driver.kubernetesMaster',
    must: 'must not be set',
    otherwise: 'the driver sends its token to another API server',
    allowed: '!variables.spark.?driver.?kubernetesMaster.hasValue()',
    source: `${OPERATOR}/submission.go:376`,
  },
  {
    kinds: APPLICATIONS,
    field: 'driver.podName',
    must: 'must be empty: the operator names the pod after the application',
    otherwise: 'the operator deletes the pod of that name, whosever it is',
    allowed: "variables.spark.?driver.?podName.orValue('') == ''",
    source: `kubeflow/spark-operator v2.5.0, internal/controller/sparkapplication/controller.go:1156`,
  },
  {
    kinds: APPLICATIONS,
    field: 'driver.template.metadata and executor.template.metadata',
    must: 'must name neither a namespace nor an owner',
    otherwise: 'the pod lands elsewhere, or is deleted with an object of somebody else',
    allowed:
      "['driver', 'executor'].all(part, !variables.spark[?part].?template.?metadata.?namespace.hasValue() && " +
      '!variables.spark[?part].?template.?metadata.?ownerReferences.hasValue())',
    source: `${OPERATOR}/submission.go:1084`,
  },
  {
    kinds: APPLICATIONS,
    field: 'batchSchedulerOptions.queue and batchSchedulerOptions.priorityClassName',
    ...QUEUES_AND_PRIORITIES,
    allowed:
      `${emptyOrIn('variables.spark.?batchSchedulerOptions.?queue', 'variables.queues')} && ` +
      emptyOrIn(
        'variables.spark.?batchSchedulerOptions.?priorityClassName',
        'variables.priorities',
      ),
    source: 'kubeflow/spark-operator v2.5.0, internal/scheduler/volcano/scheduler.go:207',
  },
  {
    kinds: ['sparkconnects.sparkoperator.k8s.io'],
    field: 'server.service.spec.type',
    must: 'must be `ClusterIP`',
    otherwise: 'the operator opens a Service to the outside',
    allowed: "variables.spec.?server.?service.?spec.?type.orValue('ClusterIP') == 'ClusterIP'",
    source: 'kubeflow/spark-operator v2.5.0, internal/controller/sparkconnect/reconciler.go:465',
  },
];
