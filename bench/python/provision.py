"""provision.py VALUES OUTPUT: the provisioner that many platform teams have, in Python, with PyYAML's C parser and dumper."""

import os
import sys

import yaml

MANAGED = {"app.kubernetes.io/managed-by": "cdk8s-tenancy"}
RBAC = "rbac.authorization.k8s.io"


class Dumper(yaml.CSafeDumper):
    """Writes shared values out, as manifests hold no anchors."""

    def ignore_aliases(self, data):
        return True


def namespace_objects(common, tenant, environment):
    namespace = environment["namespace"]

    def guard(name):
        return {
            "name": name,
            "namespace": namespace,
            "labels": MANAGED,
            "annotations": common["guardAnnotations"],
        }

    def quota(name, hard, **spec):
        return {
            "apiVersion": "v1",
            "kind": "ResourceQuota",
            "metadata": guard(name),
            "spec": {"hard": hard, **spec},
        }

    def binding(name, role, subjects):
        return {
            "apiVersion": f"{RBAC}/v1",
            "kind": "RoleBinding",
            "metadata": {"name": name, "namespace": namespace, "labels": MANAGED},
            "roleRef": {"apiGroup": RBAC, "kind": "ClusterRole", "name": role},
            "subjects": [{"apiGroup": RBAC, **subject} for subject in subjects],
        }

    scopes = [{"scopeName": "PriorityClass", "operator": "Exists"}]
    if environment["priorities"]:
        scopes.append(
            {
                "scopeName": "PriorityClass",
                "operator": "NotIn",
                "values": environment["priorities"],
            }
        )
    return [
        {
            "apiVersion": "v1",
            "kind": "Namespace",
            "metadata": {
                "name": namespace,
                "labels": {
                    **common["namespaceLabels"],
                    "tenant": tenant["name"],
                    "environment": environment["name"],
                    "cost-center": tenant["costCenter"],
                    "department": tenant["departmentLabel"],
                },
                "annotations": {
                    **common["guardAnnotations"],
                    "cdk8s-tenancy/display-name": tenant["displayName"],
                    "cdk8s-tenancy/department": tenant["department"],
                    "cdk8s-tenancy/contact": tenant["contact"],
                    "cdk8s-tenancy/admins": tenant["adminNames"],
                    "cdk8s-tenancy/accelerators": "nvidia.com/gpu",
                    "cdk8s-tenancy/extended-resources": "nvidia.com/gpu",
                    **(
                        {"cdk8s-tenancy/priority-classes": ",".join(environment["priorities"])}
                        if environment["priorities"]
                        else {}
                    ),
                },
            },
        },
        {
            "apiVersion": "v1",
            "kind": "ServiceAccount",
            "metadata": guard("default"),
            "automountServiceAccountToken": False,
        },
        quota(
            "namespace",
            {
                **common["quota"],
                "limits.cpu": environment["limitsCpu"],
                "limits.memory": environment["limitsMemory"],
                "pods": environment["pods"],
                "requests.cpu": environment["cpu"],
                "requests.memory": environment["memory"],
                "requests.nvidia.com/gpu": environment["gpu"],
                "requests.storage": environment["storage"],
            },
        ),
        quota("forbidden-priorities", {"pods": "0"}, scopeSelector={"matchExpressions": scopes}),
        {
            "apiVersion": "v1",
            "kind": "LimitRange",
            "metadata": guard("defaults"),
            "spec": {
                "limits": [
                    {
                        "type": "Container",
                        "defaultRequest": {"cpu": "100m", "memory": "512Mi"},
                        "default": {"cpu": "120m", "memory": "614Mi"},
                    }
                ]
            },
        },
        binding("admins", "tenant-admin", tenant["admins"]),
        binding("users", "tenant-user", tenant["users"]),
        binding("viewers", "tenant-viewer", tenant["viewers"]),
        {
            "apiVersion": "networking.k8s.io/v1",
            "kind": "NetworkPolicy",
            "metadata": guard("default-deny"),
            "spec": {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]},
        },
        *(
            {
                "apiVersion": "networking.k8s.io/v1",
                "kind": "NetworkPolicy",
                "metadata": {"name": name, "namespace": namespace, "labels": MANAGED},
                "spec": spec,
            }
            for name, spec in POLICIES.items()
        ),
    ]


def tcp(port):
    return {"port": port, "protocol": "TCP"}


def in_namespace(name, pods=None):
    peer = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": name}}}
    if pods:
        peer["podSelector"] = {"matchLabels": pods}
    return peer


def egress(pods, **rule):
    return {"podSelector": pods, "policyTypes": ["Egress"], "egress": [rule]}


def ingress(pods, **rule):
    return {"podSelector": pods, "policyTypes": ["Ingress"], "ingress": [rule]}


COLLECTORS = {"matchLabels": {"role": "data-collector"}}
AI = {"matchLabels": {"workload": "ai"}}
PRIVATE_4 = (
    "10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 "
    "192.0.0.0/24 192.168.0.0/16 198.18.0.0/15 224.0.0.0/4 240.0.0.0/4"
).split()
PRIVATE_6 = "64:ff9b::/96 64:ff9b:1::/48 2002::/16 fc00::/7 fe80::/10 ff00::/8".split()

POLICIES = {
    "allow-same-namespace": {
        "podSelector": {},
        "policyTypes": ["Ingress", "Egress"],
        "ingress": [{"from": [{"podSelector": {}}]}],
        "egress": [{"to": [{"podSelector": {}}]}],
    },
    "allow-flow-collect-from": egress(COLLECTORS, to=[{"podSelector": AI}], ports=[tcp(80)]),
    "allow-flow-collect-to": ingress(
        AI, **{"from": [{"podSelector": COLLECTORS}]}, ports=[tcp(80)]
    ),
    "allow-dns": egress(
        {},
        to=[in_namespace("kube-system", {"k8s-app": "kube-dns"})],
        ports=[{"port": 53, "protocol": "UDP"}, tcp(53)],
    ),
    "allow-internet": egress(
        {},
        to=[
            {"ipBlock": {"cidr": "0.0.0.0/0", "except": PRIVATE_4}},
            {"ipBlock": {"cidr": "::/0", "except": PRIVATE_6}},
        ],
    ),
    "allow-ingress-metrics": ingress(
        {}, **{"from": [in_namespace("monitoring")]}, ports=[tcp(9090)]
    ),
    "allow-ingress-nginx": ingress(
        {},
        **{"from": [in_namespace("ingress-nginx", {"app.kubernetes.io/name": "ingress-nginx"})]},
    ),
    "allow-egress-object-store": egress(
        {}, to=[{"ipBlock": {"cidr": "10.20.0.0/16"}}], ports=[tcp(443)]
    ),
}


def write(folder, name, objects):
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{name}.yaml"), "w", encoding="utf-8") as file:
        yaml.dump_all(objects, file, Dumper=Dumper)


def main(values_file, output):
    with open(values_file, encoding="utf-8") as file:
        values = yaml.load(file, Loader=yaml.CSafeLoader)
    write(os.path.join(output, "platform"), "platform", values["platform"])
    for tenant in values["tenants"]:
        folder = os.path.join(output, "tenants", tenant["name"])
        for environment in tenant["environments"]:
            write(
                folder,
                environment["name"],
                namespace_objects(values["common"], tenant, environment),
            )


main(*sys.argv[1:])
