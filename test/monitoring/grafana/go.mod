// The types of dashboards that Grafana publishes, with which the tests read ours.
module example.com/cdk8s-tenancy/grafana

go 1.26.0

require github.com/grafana/grafana-foundation-sdk/go v0.0.22
