// Reads dashboards as the types do that Grafana publishes: every field has to be known, and every value has to be allowed.
package main

import (
	"fmt"
	"os"

	"github.com/grafana/grafana-foundation-sdk/go/cog/plugins"
	"github.com/grafana/grafana-foundation-sdk/go/dashboard"
)

func main() {
	plugins.RegisterDefaultPlugins()
	failed := false
	for _, file := range os.Args[1:] {
		if err := check(file); err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
}

func check(file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var read dashboard.Dashboard
	if err := read.UnmarshalJSONStrict(content); isProblem(err) {
		return err
	}
	if err := read.Validate(); isProblem(err) {
		return err
	}
	return nil
}

// The types also return lists of problems that are empty.
func isProblem(err error) bool {
	return err != nil && err.Error() != ""
}
