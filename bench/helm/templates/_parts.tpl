{{- define "guard" -}}
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: { app.kubernetes.io/managed-by: cdk8s-tenancy }
  annotations:
{{ .text.guardAnnotations }}
{{- end }}

{{- define "binding" }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: { app.kubernetes.io/managed-by: cdk8s-tenancy }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: {{ .role }} }
subjects:
  {{- range .subjects }}
  - apiGroup: rbac.authorization.k8s.io
    kind: {{ .kind }}
    name: {{ .name | quote }}
  {{- end }}
{{- end }}

{{- define "policy" }}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ .name }}
  namespace: {{ .namespace }}
  labels: { app.kubernetes.io/managed-by: cdk8s-tenancy }
{{- end }}

{{- define "policies" }}
{{- template "policy" (dict "name" "allow-same-namespace" "namespace" .namespace) }}
spec:
  podSelector: {}
  policyTypes: [Ingress, Egress]
  ingress:
    - from: [{ podSelector: {} }]
  egress:
    - to: [{ podSelector: {} }]
{{- template "policy" (dict "name" "allow-flow-collect-from" "namespace" .namespace) }}
spec:
  podSelector: { matchLabels: { role: data-collector } }
  policyTypes: [Egress]
  egress:
    - to:
        - podSelector: { matchLabels: { workload: ai } }
      ports: [{ port: 80, protocol: TCP }]
{{- template "policy" (dict "name" "allow-flow-collect-to" "namespace" .namespace) }}
spec:
  podSelector: { matchLabels: { workload: ai } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector: { matchLabels: { role: data-collector } }
      ports: [{ port: 80, protocol: TCP }]
{{- template "policy" (dict "name" "allow-dns" "namespace" .namespace) }}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }
          podSelector: { matchLabels: { k8s-app: kube-dns } }
      ports:
        - { port: 53, protocol: UDP }
        - { port: 53, protocol: TCP }
{{- template "policy" (dict "name" "allow-internet" "namespace" .namespace) }}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to:
        - ipBlock:
            cidr: 0.0.0.0/0
            except:
              - 10.0.0.0/8
              - 100.64.0.0/10
              - 127.0.0.0/8
              - 168.63.129.16/32
              - 169.254.0.0/16
              - 172.16.0.0/12
              - 192.0.0.0/24
              - 192.168.0.0/16
              - 198.18.0.0/15
              - 224.0.0.0/4
              - 240.0.0.0/4
        - ipBlock:
            cidr: ::/0
            except: [64:ff9b::/96, 64:ff9b:1::/48, 2002::/16, fc00::/7, fe80::/10, ff00::/8]
{{- template "policy" (dict "name" "allow-ingress-metrics" "namespace" .namespace) }}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } }
      ports: [{ port: 9090, protocol: TCP }]
{{- template "policy" (dict "name" "allow-ingress-nginx" "namespace" .namespace) }}
spec:
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from:
        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ingress-nginx } }
          podSelector: { matchLabels: { app.kubernetes.io/name: ingress-nginx } }
{{- template "policy" (dict "name" "allow-egress-object-store" "namespace" .namespace) }}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    - to: [{ ipBlock: { cidr: 10.20.0.0/16 } }]
      ports: [{ port: 443, protocol: TCP }]
{{- end }}
